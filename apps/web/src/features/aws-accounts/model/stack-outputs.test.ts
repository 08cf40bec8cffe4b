import { expect, test } from 'vitest';
import { connectionOutputs, findOutputs } from './stack-outputs';

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const values = {
  ObserveRoleArn: role('chalice-studio-ab-ObserveRole-1'),
  DeployRoleArn: role('chalice-studio-ab-DeployRole-2'),
  ExecutionRoleArn: role('chalice-studio-ab-ExecutionRole-3'),
  Bucket: 'chalice-studio-ab-artifacts-4',
  PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/chalice-studio/boundary',
};
const others = { AccountId: '123456789012', Region: 'eu-west-1' };
const pairs = Object.entries({ ...others, ...values }).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));

test.each([
  ['the command line’s JSON', JSON.stringify(pairs, null, 4)],
  ['JSON in one line', JSON.stringify(pairs)],
  ['all that describe-stacks says', JSON.stringify({ Stacks: [{ StackName: 'chalice-studio-ab', Outputs: pairs }] })],
  ['an object by key', JSON.stringify(values)],
  ['a table', pairs.map(({ OutputKey, OutputValue }) => `|  ${OutputKey}  |  ${OutputValue} |`).join('\n')],
  ['text', pairs.map(({ OutputKey, OutputValue }) => `${OutputKey}\t${OutputValue}`).join('\n')],
  ['the console’s rows', pairs.map(({ OutputKey, OutputValue }) => `${OutputKey}\n${OutputValue}\n-\n-`).join('\n')],
  [
    'YAML',
    pairs.map(({ OutputKey, OutputValue }) => `- OutputKey: ${OutputKey}\n  OutputValue: ${OutputValue}`).join('\n'),
  ],
])('outputs are found in %s', (_name, text) => {
  expect(findOutputs(text)).toEqual(values);
});

test('what is missing is missing', () => {
  const { Bucket: _, ...rest } = values;
  expect(findOutputs(JSON.stringify(rest))).toEqual(rest);
  expect(connectionOutputs(rest)).toBeUndefined();
  expect(findOutputs('arn:aws:iam::123456789012:role/ObserveRole')).toEqual({});
  expect(connectionOutputs(values)).toEqual({
    roleArns: { observe: values.ObserveRoleArn, deploy: values.DeployRoleArn, execution: values.ExecutionRoleArn },
    ...{ bucket: values.Bucket, permissionsBoundaryArn: values.PermissionsBoundaryArn },
  });
});
