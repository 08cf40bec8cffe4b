import { expect, test } from 'vitest';
import { parseYaml, writeYaml } from './template-yaml';

/** Written so that no one takes them for JavaScript’s own. */
const STACK = ['$', '{AWS::StackName}/a'].join('');
const JOINED = ['$', '{A}-x: y'].join('');

test('CloudFormation’s short forms are its long ones', () => {
  const text = `
Resources:
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: !Sub '\${AWS::StackName}/a'
      Dimensions: [!Ref APIHandler, !GetAtt Queue.Arn]
      Name: !Join ['-', [!Ref A, b]]
      Threshold: 5
      Zone: !Select
        - 0
        - !GetAZs ''
      Both: !And [!Condition IsProd, !Equals [!Ref Env, prod]]
`;
  expect(parseYaml(text)).toEqual({
    Resources: {
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Namespace: { 'Fn::Sub': STACK },
          Dimensions: [{ Ref: 'APIHandler' }, { 'Fn::GetAtt': ['Queue', 'Arn'] }],
          Name: { 'Fn::Join': ['-', [{ Ref: 'A' }, 'b']] },
          Threshold: 5,
          Zone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
          Both: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] }] },
        },
      },
    },
  });
});

test('what is written is read back as it was', () => {
  const value = {
    Outputs: { A: { Value: { 'Fn::Sub': JOINED }, Export: { Name: 'yes' } } },
    List: [1, null, '1'],
  };
  expect(parseYaml(writeYaml(value))).toEqual(value);
});

test('broken YAML says where', () => {
  expect(() => parseYaml('a: [1,\nb: }')).toThrow(/line 2/);
});

test('a bomb of aliases is refused', () => {
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`),
  ];
  expect(() => parseYaml(bomb.join('\n'))).toThrow(/alias/i);
});
