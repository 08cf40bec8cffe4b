import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chalice, ChaliceError, type ChaliceProps } from './index';
import { aProject, buildCommand } from './testing/a-project';

let project: ReturnType<typeof aProject>;

beforeAll(() => {
  // The example's test has the library's own validation; here it would cost two seconds a template.
  process.env.CDK_VALIDATION = 'false';
  buildCommand();
  project = aProject({
    'app.ts': `import { Chalice } from '@chalice-studio/runtime';
export const app = new Chalice('shop');
app.get('/orders', () => []);
app.lambdaFunction({ name: 'send_mail' }, () => {});
`,
    'package.json': '{"type":"module"}',
    '.chalice/config.json': '{"version":"2.0","app_name":"shop","stages":{"Shop":{"lambda_timeout":7}}}',
  });
});
afterAll(() => project.remove());

function aStack(): Stack {
  return new Stack(new App({ outdir: project.outdir(), analyticsReporting: false }), 'Shop');
}

function aChalice(
  stack: Construct = aStack(),
  { id = 'Chalice', ...props }: Partial<ChaliceProps> & { id?: string } = {},
) {
  return new Chalice(stack, id, { sourceDir: project.sourceDir, ...props });
}

const functions = 'AWS::Lambda::Function';

test('an app joins the stack under its own logical ids, its code as an asset', () => {
  const stack = aStack();
  const chalice = aChalice(stack);
  expect(chalice).toMatchObject({ sourceDir: project.sourceDir, stageName: 'Shop', stageConfig: undefined });
  const template = Template.fromStack(stack);
  const found = template.findResources(functions);
  expect(Object.keys(found).sort()).toEqual(['APIHandler', 'SendMail']);
  expect(found.SendMail?.Properties).toMatchObject({
    Code: {
      S3Bucket: { 'Fn::Sub': expect.stringContaining('assets') },
      S3Key: expect.stringMatching(/^[0-9a-f]{64}\.zip$/),
    },
    Timeout: 7,
  });
  template.hasOutput('EndpointURL', {});
  expect(template.findParameters('Artifact*')).toEqual({});
});

test('without its logical ids it can be in a stack twice, and is still asked by the original ones', () => {
  const stack = aStack();
  const [one, two] = ['One', 'Two'].map((id) => aChalice(stack, { id, preserveLogicalIds: false }));
  one?.addEnvironmentVariable('WHICH', 'one', 'SendMail');
  two?.addEnvironmentVariable('WHICH', 'two', 'SendMail');
  expect(one?.getResource('RestAPI').cfnResourceType).toBe('AWS::ApiGateway::RestApi');
  const found = Object.entries(Template.fromStack(stack).findResources(functions));
  expect(found).toHaveLength(4);
  const which = found.flatMap(([id, { Properties }]) => (Properties.Environment ? [[id, Properties.Environment]] : []));
  expect(which).toEqual([
    [expect.stringMatching(/^One.*SendMail/), { Variables: { WHICH: 'one' } }],
    [expect.stringMatching(/^Two.*SendMail/), { Variables: { WHICH: 'two' } }],
  ]);
});

test('settings are config.json’s own, win over it, and may hold what the CDK only knows later', () => {
  const stack = aStack();
  const { queueUrl } = new Queue(stack, 'Jobs');
  const stageConfig = {
    environment_variables: { JOBS: queueUrl, MODE: 'all' },
    lambda_functions: { send_mail: { lambda_memory_size: 512 } },
    lambda_timeout: 9,
  };
  aChalice(stack, { stageConfig });
  const template = Template.fromStack(stack);
  const [jobs] = Object.keys(template.findResources('AWS::SQS::Queue'));
  const Environment = { Variables: { JOBS: { Ref: jobs }, MODE: 'all' } };
  template.hasResourceProperties(functions, { Handler: 'index.api_handler', Environment, Timeout: 9, MemorySize: 128 });
  template.hasResourceProperties(functions, { Handler: 'index.send_mail', Environment, Timeout: 9, MemorySize: 512 });
});

test('what the CDK learns later is not held against the rules of what it stands for', () => {
  const stack = aStack();
  const certificate_arn = new CfnParameter(stack, 'Certificate', { type: 'String' }).valueAsString;
  aChalice(stack, { stageConfig: { api_gateway_custom_domain: { domain_name: 'shop.example.com', certificate_arn } } });
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::DomainName', {
    CertificateArn: { Ref: 'Certificate' },
  });
});

test('roles and functions are granted what other parts of the app offer; one object each', () => {
  const stack = aStack();
  const chalice = aChalice(stack);
  const queue = new Queue(stack, 'Jobs');
  queue.grantSendMessages(chalice.getFunction('SendMail'));
  queue.grantConsumeMessages(chalice.getRole('DefaultRole'));
  expect(chalice.getRole('DefaultRole')).toBe(chalice.getRole('DefaultRole'));
  expect(chalice.getFunction('SendMail')).toBe(chalice.getFunction('SendMail'));
  const Statement = Match.arrayWith([
    Match.objectLike({ Action: Match.arrayWith(['sqs:SendMessage']) }),
    Match.objectLike({ Action: Match.arrayWith(['sqs:ReceiveMessage']) }),
  ]);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement } });
});

test('a function may be called by other services, and is in the hands of whoever changes its resource', () => {
  const stack = aStack();
  const chalice = aChalice(stack);
  chalice.getFunction('SendMail').addPermission('Events', { principal: new ServicePrincipal('events.amazonaws.com') });
  const resource = chalice.getResource('SendMail');
  if (!(resource instanceof CfnFunction)) throw new Error(resource.cfnResourceType);
  resource.description = new CfnParameter(stack, 'Words', { type: 'String' }).valueAsString;
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Lambda::Permission', { Principal: 'events.amazonaws.com' });
  template.hasResourceProperties(functions, { Description: { Ref: 'Words' } });
});

test('a role that was there before the app is not changed', () => {
  const stack = aStack();
  const iam_role_arn = 'arn:aws:iam::123456789012:role/of-the-company';
  const chalice = aChalice(stack, { stageConfig: { manage_iam_role: false, iam_role_arn } });
  expect(chalice.getFunction('SendMail').role?.roleArn).toBe(iam_role_arn);
  new Queue(stack, 'Jobs').grantSendMessages(chalice.getFunction('SendMail'));
  expect(Template.fromStack(stack).findResources('AWS::IAM::Policy')).toEqual({});
});

test('what cannot be packaged is an error that says what to mend', () => {
  expect(() => aChalice(aStack(), { sourceDir: '/nowhere' })).toThrow(ChaliceError);
  expect(() => aChalice(aStack(), { sourceDir: '/nowhere' })).toThrow(/\/nowhere has no app\.ts/);
  expect(() => aChalice(aStack(), { stageConfig: { lambda_timeout: 901 } })).toThrow(/settings\.lambdaTimeout: .*900/);
  const chalice = aChalice();
  expect(() => chalice.getRole('SendMail')).toThrow('SendMail is AWS::Lambda::Function, not a role.');
  expect(() => chalice.getFunction('RestAPI')).toThrow('RestAPI is AWS::ApiGateway::RestApi, not a function.');
  expect(() => chalice.addEnvironmentVariable('A', 'b', 'Gone')).toThrow(/Gone/);
});
