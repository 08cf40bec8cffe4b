import { z } from 'zod';
import { idSchema } from './ids';
import { jsonObjectSchema } from './json';

export const STAGE_CONFIG_VERSION = 1;

/** Settings that a stage gives to all its Lambda functions, or to one (`functions[name]`). Keys: Chalice's, in camelCase. */
export const functionSettingsSchema = z.strictObject({
  lambdaMemorySize: z.int().optional(),
  lambdaTimeout: z.int().optional(),
  environmentVariables: z.record(z.string(), z.string()).optional(),
  layers: z.array(z.string()).optional(),
  reservedConcurrency: z.int().optional(),
  subnetIds: z.array(z.string()).optional(),
  securityGroupIds: z.array(z.string()).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  lambdaArchitecture: z.enum(['x86_64', 'arm64']).optional(),
  xray: z.boolean().optional(),
  logRetentionInDays: z.int().optional(),
  autogenPolicy: z.boolean().optional(),
  iamPolicy: jsonObjectSchema.optional(),
  manageIamRole: z.boolean().optional(),
  iamRoleArn: z.string().optional(),
});
export type FunctionSettings = z.infer<typeof functionSettingsSchema>;

const customDomainSchema = z.strictObject({
  domainName: z.string(),
  certificateArn: z.string(),
  tlsVersion: z.enum(['TLS_1_0', 'TLS_1_2']).optional(),
  urlPrefix: z.string().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});

/** Where a stage runs: the embedded local target, or a connected AWS account. */
export const stageTargetSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('local') }),
  z.strictObject({ type: z.literal('aws'), awsAccountId: z.string(), region: z.string() }),
]);

/** A stage of an app: a document of its own, with its own revisions and edits. Secrets are names only. */
export const stageConfigSchema = z.strictObject({
  version: z.literal(STAGE_CONFIG_VERSION),
  name: z.string(),
  target: stageTargetSchema,
  isProduction: z.boolean(),
  nodeVersion: z.enum(['20', '22', '24']),
  apiGatewayStage: z.string(),
  apiGatewayEndpointVpce: z.array(z.string()).optional(),
  apiGatewayPolicy: jsonObjectSchema.optional(),
  minimumCompressionSize: z.int().optional(),
  apiGatewayCustomDomain: customDomainSchema.optional(),
  websocketApiCustomDomain: customDomainSchema.optional(),
  automaticLayer: z.boolean().optional(),
  settings: functionSettingsSchema,
  functions: z.record(z.string(), functionSettingsSchema),
  secrets: z.array(z.string()),
  /** Resource id → the logical id of its first successful deployment: a rename never replaces data. */
  pinnedLogicalIds: z.record(idSchema, z.string()),
});
export type StageConfig = z.infer<typeof stageConfigSchema>;

/** Chalice's defaults: API Gateway stage `api`; Node's newest Lambda runtime. */
export function emptyStageConfig(name: string): StageConfig {
  return {
    version: STAGE_CONFIG_VERSION,
    name,
    target: { type: 'local' },
    isProduction: false,
    nodeVersion: '24',
    apiGatewayStage: 'api',
    settings: {},
    functions: {},
    secrets: [],
    pinnedLogicalIds: {},
  };
}
