import fc from 'fast-check';
import type { AppSpec } from '../app-spec';
import { listLambdaFunctions } from '../lambda-functions';
import { emptyStageConfig, type StageConfig } from '../stage-config';

const policy = fc.constant({ Version: '2012-10-17', Statement: [] });
const tags = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string({ maxLength: 5 }), { maxKeys: 2 });

const domain = fc.record(
  {
    domainName: fc.constant('api.example.com'),
    certificateArn: fc.constant('arn:aws:acm:eu-central-1:123456789012:certificate/1'),
    tlsVersion: fc.constantFrom('TLS_1_0' as const, 'TLS_1_2' as const),
    urlPrefix: fc.constant('v1'),
    tags,
  },
  { requiredKeys: ['domainName', 'certificateArn'] },
);

const settings = fc.record(
  {
    lambdaMemorySize: fc.integer({ min: 128, max: 10_240 }),
    lambdaTimeout: fc.integer({ min: 1, max: 900 }),
    environmentVariables: fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/), fc.string({ maxLength: 5 }), { maxKeys: 2 }),
    layers: fc.constant(['arn:aws:lambda:eu-central-1:123456789012:layer:a:1']),
    reservedConcurrency: fc.nat(9),
    subnetIds: fc.constant(['subnet-0123abcd']),
    securityGroupIds: fc.constant(['sg-0123abcd']),
    tags,
    lambdaArchitecture: fc.constantFrom('x86_64' as const, 'arm64' as const),
    xray: fc.boolean(),
    logRetentionInDays: fc.constantFrom(1, 30),
    autogenPolicy: fc.boolean(),
    iamPolicy: policy,
    manageIamRole: fc.boolean(),
    iamRoleArn: fc.constant('arn:aws:iam::123456789012:role/app'),
  },
  { requiredKeys: [] },
);

/** Stages of a document, not free of problems: every field is there in some of them. */
export function arbitraryStageConfig(spec: AppSpec): fc.Arbitrary<StageConfig> {
  const functions = listLambdaFunctions(spec).map((each) => each.name);
  const resources = Object.keys(spec.resources);
  const some = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>) =>
    keys.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 2 });
  return fc
    .record(
      {
        target: fc.constantFrom<StageConfig['target']>(
          { type: 'local' },
          { type: 'aws', awsAccountId: '123456789012', region: 'eu-central-1' },
        ),
        isProduction: fc.boolean(),
        nodeVersion: fc.constantFrom('20' as const, '22' as const, '24' as const),
        apiGatewayStage: fc.constantFrom('api', 'v1'),
        apiGatewayEndpointVpce: fc.constant(['vpce-0123abcd']),
        apiGatewayPolicy: policy,
        minimumCompressionSize: fc.nat(999),
        apiGatewayCustomDomain: domain,
        websocketApiCustomDomain: domain,
        automaticLayer: fc.boolean(),
        settings,
        functions: some(functions, settings),
        secrets: fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,5}$/), { maxLength: 2 }),
        pinnedLogicalIds: some(resources, fc.stringMatching(/^[A-Z][a-z]{1,5}$/)),
      },
      { requiredKeys: [] },
    )
    .map((fields) => JSON.parse(JSON.stringify({ ...emptyStageConfig('dev'), ...fields })) as StageConfig);
}
