import {
  type AppSpec,
  emptyStageConfig,
  type FunctionSettings,
  jsonObjectSchema,
  type StageConfig,
  stageConfigSchema,
} from '@chalice-studio/appspec';
import { z } from 'zod';
import type { StudioFile } from '../project/studio-file-schema';

type JsonObject = { [key: string]: unknown };

const configSchema = z.looseObject({ stages: z.record(z.string(), z.looseObject({})).default({}) });

/** The parts of Chalice's config.json: what is of the app, and its stages. `readPolicy` reads a file of `.chalice/`. */
export function readChaliceConfig(
  text: string | undefined,
  studio: StudioFile,
  options: { readPolicy(name: string): string | undefined; idOf(key: string): string },
): { api: Partial<AppSpec['api']>; stages: StageConfig[] } {
  const config = configSchema.parse(text === undefined ? {} : JSON.parse(text));
  const policy = (name: unknown) => {
    const json = typeof name === 'string' ? options.readPolicy(name) : undefined;
    return json === undefined ? undefined : jsonObjectSchema.parse(JSON.parse(json));
  };
  const api = defined({
    endpointType: config.api_gateway_endpoint_type,
    endpointVpce: listOf(config.api_gateway_endpoint_vpce),
    policy: policy(config.api_gateway_policy_file),
    minimumCompressionSize: config.minimum_compression_size,
  }) as Partial<AppSpec['api']>;
  const stages = Object.entries(config.stages).map(([name, stage]) =>
    stageOf(name, { stage, config, fields: studio.stages[name] ?? {}, policy, idOf: options.idOf }),
  );
  return { api, stages };
}

function stageOf(
  name: string,
  {
    stage,
    config,
    fields,
    policy,
    idOf,
  }: {
    stage: JsonObject;
    config: JsonObject;
    fields: StudioFile['stages'][string];
    policy: (name: unknown) => JsonObject | undefined;
    idOf: (key: string) => string;
  },
): StageConfig {
  const { pinnedLogicalIds = {}, ...own } = fields;
  const pinned = Object.entries(pinnedLogicalIds).map(([key, logicalId]) => [idOf(key), logicalId] as const);
  const common = settingsOf(config, policy);
  const settings = settingsOf(stage, policy);
  // A policy that is not computed lies in a file of the stage's name where none is named.
  const withPolicy = (all: FunctionSettings) =>
    all.autogenPolicy === false && all.iamPolicy === undefined
      ? defined({ ...all, iamPolicy: policy(`policy-${name}.json`) })
      : all;
  return stageConfigSchema.parse({
    ...emptyStageConfig(name),
    ...own,
    ...defined({
      apiGatewayStage: stage.api_gateway_stage ?? config.api_gateway_stage,
      apiGatewayEndpointVpce: listOf(stage.api_gateway_endpoint_vpce),
      apiGatewayPolicy: policy(stage.api_gateway_policy_file),
      minimumCompressionSize: stage.minimum_compression_size,
      apiGatewayCustomDomain: domainOf(stage.api_gateway_custom_domain),
      websocketApiCustomDomain: domainOf(stage.websocket_api_custom_domain),
      automaticLayer: stage.automatic_layer,
    }),
    settings: withPolicy({ ...common, ...settings, ...merged(common, settings) }),
    functions: functionsOf({ stage, config, settings }, policy),
    pinnedLogicalIds: Object.fromEntries(pinned),
  });
}

/** Variables and tags of a stage are added to those of all stages. */
function merged(
  common: FunctionSettings,
  settings: FunctionSettings,
): Pick<FunctionSettings, 'environmentVariables' | 'tags'> {
  const both = (key: 'environmentVariables' | 'tags') =>
    common[key] === undefined && settings[key] === undefined ? undefined : { ...common[key], ...settings[key] };
  return defined({ environmentVariables: both('environmentVariables'), tags: both('tags') });
}

/** What a stage says of a function, and of what it leaves open what all stages say of it; but no variables and no tags. */
function functionsOf(
  { stage, config, settings }: { stage: JsonObject; config: JsonObject; settings: FunctionSettings },
  policy: (name: unknown) => JsonObject | undefined,
): StageConfig['functions'] {
  const own = byFunction(stage);
  const common = byFunction(config);
  const names = [...new Set([...Object.keys(own), ...Object.keys(common)])];
  return Object.fromEntries(
    names.map((name) => {
      const { environmentVariables: _, tags: __, ...inherited } = settingsOf(common[name] ?? {}, policy);
      const open = Object.entries(inherited).filter(([key]) => !(key in settings));
      return [name, { ...Object.fromEntries(open), ...settingsOf(own[name] ?? {}, policy) }];
    }),
  );
}

function byFunction({ lambda_functions: functions }: JsonObject): Record<string, JsonObject> {
  return Object(functions ?? {}) as Record<string, JsonObject>;
}

/** Of Chalice's config.json, in a stage or a function: the settings that are a value each. */
export const settingNames = {
  lambda_memory_size: 'lambdaMemorySize',
  lambda_timeout: 'lambdaTimeout',
  environment_variables: 'environmentVariables',
  layers: 'layers',
  reserved_concurrency: 'reservedConcurrency',
  subnet_ids: 'subnetIds',
  security_group_ids: 'securityGroupIds',
  tags: 'tags',
  lambda_architecture: 'lambdaArchitecture',
  xray: 'xray',
  log_retention_in_days: 'logRetentionInDays',
  autogen_policy: 'autogenPolicy',
  manage_iam_role: 'manageIamRole',
  iam_role_arn: 'iamRoleArn',
} as const satisfies Record<string, keyof FunctionSettings>;

function settingsOf(json: JsonObject, policy: (name: unknown) => JsonObject | undefined): FunctionSettings {
  const fields = Object.entries(settingNames).map(([key, field]) => [field, json[key]] as const);
  return defined({ ...Object.fromEntries(fields), iamPolicy: policy(json.iam_policy_file) }) as FunctionSettings;
}

function domainOf(domain: unknown): JsonObject | undefined {
  if (typeof domain !== 'object' || domain === null) return undefined;
  const { domain_name, certificate_arn, tls_version, url_prefix, tags } = domain as JsonObject;
  return defined({
    domainName: domain_name,
    certificateArn: certificate_arn,
    tlsVersion: tls_version,
    urlPrefix: url_prefix,
    tags,
  });
}

/** Chalice takes one endpoint as text, too. */
function listOf(value: unknown): unknown {
  return typeof value === 'string' ? [value] : value;
}

function defined(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
