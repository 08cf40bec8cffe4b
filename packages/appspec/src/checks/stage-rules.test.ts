import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AppSpec } from '../app-spec';
import { applyStageEdits } from '../edits/apply-stage-edits';
import { emptyStageConfig, type StageConfig } from '../stage-config';
import { anApp, aSchedule } from '../testing/index';
import { checkStage } from './check-stage';

const stage = (fields: Partial<StageConfig>) => ({ ...emptyStageConfig('dev'), ...fields });
const settings = (fields: StageConfig['settings']) => stage({ settings: fields });
const some = (count: number) => Array.from({ length: count }, (_, n) => `id-${n}`);

const CERTIFICATE = 'arn:aws:acm:eu-central-1:123456789012:certificate/a';
const domain = (domainName: string, more: object = {}) => ({ domainName, certificateArn: CERTIFICATE, ...more });
const privateApi = anApp([aSchedule({ name: 'work' })], { api: { endpointType: 'PRIVATE' } });

const stageRules: [code: string, broken: StageConfig, message: RegExp, fix: 'fix' | 'no fix', spec?: AppSpec][] = [
  ['out-of-range', settings({ lambdaMemorySize: 64 }), /128 to 10240 MB/, 'fix'],
  ['out-of-range', settings({ lambdaTimeout: 901 }), /1 to 900 seconds/, 'fix'],
  ['out-of-range', stage({ minimumCompressionSize: -1 }), /0 to 10485760/, 'fix'],
  ['log-retention', settings({ logRetentionInDays: 2 }), /not for 2/, 'fix'],
  ['reserved-concurrency', settings({ reservedConcurrency: -1 }), /0 \(the function never runs\)/, 'fix'],
  ['too-many-layers', settings({ layers: some(6) }), /takes 5 layers/, 'no fix'],
  ['wrong-arn', settings({ layers: ['powertools'] }), /a layer’s version/, 'no fix'],
  ['wrong-arn', settings({ iamRoleArn: 'admin' }), /an IAM role/, 'no fix'],
  [
    'wrong-arn',
    stage({ apiGatewayCustomDomain: { domainName: 'a.example', certificateArn: 'c' } }),
    /ARN of a certificate/,
    'no fix',
  ],
  ['vpc-incomplete', settings({ subnetIds: ['subnet-1'] }), /only one of them/, 'no fix'],
  ['too-many-subnets', settings({ subnetIds: some(17), securityGroupIds: ['sg-1'] }), /16 subnets/, 'no fix'],
  [
    'too-many-security-groups',
    settings({ subnetIds: ['s'], securityGroupIds: some(6) }),
    /5 security groups/,
    'no fix',
  ],
  ['role-missing', settings({ manageIamRole: false }), /you must provide an 'iam_role_arn'/, 'no fix'],
  ['policy-missing', settings({ autogenPolicy: false }), /give the policy/, 'no fix'],
  ['reserved-variable', settings({ environmentVariables: { AWS_REGION: 'a' } }), /sets AWS_REGION itself/, 'no fix'],
  ['variable-name', settings({ environmentVariables: { '1A': 'a' } }), /begins with a letter/, 'no fix'],
  ['variable-name', settings({ environmentVariables: { A: 'a' } }), /at least one more letter/, 'no fix'],
  [
    'runtime-deprecated',
    stage({ nodeVersion: '20', target: { type: 'aws', awsAccountId: 'aws', region: 'eu-central-1' } }),
    /Choose 22 or 24/,
    'fix',
  ],
  ['environment-too-large', settings({ environmentVariables: { A: 'a'.repeat(5000) } }), /4096 bytes/, 'no fix'],
  ['tag', settings({ tags: { 'aws:a': 'b' } }), /does not begin with aws:/, 'fix'],
  [
    'too-many-tags',
    settings({ tags: Object.fromEntries(some(50).map((key) => [key, ''])) }),
    /takes 50 tags/,
    'no fix',
  ],
  ['api-gateway-stage', stage({ apiGatewayStage: 'v 1' }), /URL’s first part/, 'fix'],
  ['vpce-not-private', stage({ apiGatewayEndpointVpce: ['vpce-1'] }), /should only be specified for PRIVATE/, 'fix'],
  [
    'policy-and-vpce',
    stage({ apiGatewayEndpointVpce: ['vpce-1'], apiGatewayPolicy: { Statement: [] } }),
    /Can only specify one/,
    'fix',
    privateApi,
  ],
  [
    'policy-and-vpce',
    stage({ apiGatewayPolicy: { Statement: [] } }),
    /Can only specify one/,
    'fix',
    anApp([], { api: { endpointType: 'PRIVATE', endpointVpce: ['vpce-1'] } }),
  ],
  ['private-without-vpce', stage({}), /Private Endpoints require/, 'no fix', privateApi],
  ['vpce-id', stage({ apiGatewayEndpointVpce: ['endpoint'] }), /no VPC endpoint/, 'no fix', privateApi],
  [
    'domain-name',
    stage({ apiGatewayCustomDomain: domain('https://API.shop.example/v1') }),
    /host name in lower case/,
    'fix',
  ],
  ['domain-name', stage({ apiGatewayCustomDomain: domain('shop') }), /no domain/, 'no fix'],
  [
    'domain-url-prefix',
    stage({ apiGatewayCustomDomain: domain('a.example', { urlPrefix: '/v1/' }) }),
    /without a slash/,
    'fix',
  ],
  ['domain-url-prefix', stage({ apiGatewayCustomDomain: domain('a.example', { urlPrefix: '/' }) }), /slash/, 'fix'],
  [
    'same-domain',
    stage({ apiGatewayCustomDomain: domain('a.example'), websocketApiCustomDomain: domain('a.example') }),
    /serves the REST API already/,
    'no fix',
  ],
  [
    'private-domain',
    stage({ apiGatewayCustomDomain: domain('a.example') }),
    /through its VPC endpoints/,
    'fix',
    privateApi,
  ],
  ['subnet-id', settings({ subnetIds: ['net'], securityGroupIds: ['sg-1'] }), /“net” is no subnet/, 'no fix'],
  [
    'security-group-id',
    settings({ subnetIds: ['subnet-1'], securityGroupIds: ['web'] }),
    /“web” is no security group/,
    'no fix',
  ],
  ['unknown-function', stage({ functions: { gone: {} } }), /no function gone/, 'fix'],
  [
    'secret-is-variable',
    stage({ secrets: ['A'], settings: { environmentVariables: { A: 'a' } } }),
    /a secret and a variable/,
    'no fix',
  ],
  ['name-length', stage({ name: 'a'.repeat(60) }), /has 70 characters/, 'no fix'],
];

describe('a broken stage', () => {
  test.each(stageRules)('%s', (code, broken, message, way, spec = anApp([aSchedule({ name: 'work' })])) => {
    const found = checkStage(spec, broken).filter((problem) => problem.code === code);
    const problem = found.find((each) => message.test(each.message));
    expect(found.map((each) => each.message)).toContainEqual(expect.stringMatching(message));
    expect(problem?.fix === undefined ? 'no fix' : 'fix').toBe(way);
    if (problem?.fix === undefined) return;
    const result = applyStageEdits(
      broken,
      problem.fix.edits.filter((edit) => edit.type === 'set'),
    );
    expect(result.ok && checkStage(spec, result.stage).filter((each) => each.code === code)).toEqual([]);
  });
});

test('the table knows every rule that the checks of a stage have', () => {
  const codes = ['check-stage.ts', 'stage-api.ts', 'function-settings.ts'].flatMap((file) =>
    [...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/\bcode: '([a-z0-9-]+)'/g)].map(
      (match) => match[1],
    ),
  );
  const known: readonly (string | undefined)[] = stageRules.map(([code]) => code);
  expect([...new Set(codes)].filter((code) => !known.includes(code))).toEqual([]);
});
