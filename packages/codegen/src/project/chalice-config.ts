import type { AppSpec, FunctionSettings, Json, StageConfig } from '@chalice-studio/appspec';
import { json } from './json';

type JsonObject = { [key: string]: Json };

/** `.chalice/config.json` in Chalice's own keys; policies that Chalice reads from files are files beside it. */
export function chaliceConfig(spec: AppSpec, stages: readonly StageConfig[]): { [path: string]: string } {
  const files: { [path: string]: string } = {};
  const policyFile = (name: string, policy: JsonObject | undefined): string | undefined => {
    if (policy === undefined) return undefined;
    let free = `${name}.json`;
    for (let n = 2; files[`.chalice/${free}`] !== undefined; n += 1) free = `${name}-${n}.json`;
    files[`.chalice/${free}`] = json(policy);
    return free;
  };
  const config = defined({
    version: '2.0',
    app_name: spec.name,
    api_gateway_endpoint_type: spec.api.endpointType,
    api_gateway_endpoint_vpce: spec.api.endpointVpce,
    api_gateway_policy_file: policyFile('resource-policy', spec.api.policy),
    minimum_compression_size: spec.api.minimumCompressionSize,
    stages: Object.fromEntries(stages.map((stage) => [stage.name, stageJson(stage, policyFile)])),
  });
  files['.chalice/config.json'] = json(config);
  return files;
}

type PolicyFile = (name: string, policy: JsonObject | undefined) => string | undefined;

function stageJson(stage: StageConfig, policyFile: PolicyFile): JsonObject {
  const functions = Object.entries(stage.functions).map(([name, settings]) => [
    name,
    settingsJson(settings, policyFile(`policy-${stage.name}-${name}`, settings.iamPolicy)),
  ]);
  return defined({
    api_gateway_stage: stage.apiGatewayStage,
    api_gateway_endpoint_vpce: stage.apiGatewayEndpointVpce,
    api_gateway_policy_file: policyFile(`resource-policy-${stage.name}`, stage.apiGatewayPolicy),
    minimum_compression_size: stage.minimumCompressionSize,
    api_gateway_custom_domain: customDomain(stage.apiGatewayCustomDomain),
    websocket_api_custom_domain: customDomain(stage.websocketApiCustomDomain),
    automatic_layer: stage.automaticLayer,
    ...settingsJson(stage.settings, policyFile(`policy-${stage.name}`, stage.settings.iamPolicy)),
    lambda_functions: functions.length > 0 ? Object.fromEntries(functions) : undefined,
  });
}

function settingsJson(settings: FunctionSettings, iamPolicyFile: string | undefined): JsonObject {
  return defined({
    lambda_memory_size: settings.lambdaMemorySize,
    lambda_timeout: settings.lambdaTimeout,
    environment_variables: settings.environmentVariables,
    layers: settings.layers,
    reserved_concurrency: settings.reservedConcurrency,
    subnet_ids: settings.subnetIds,
    security_group_ids: settings.securityGroupIds,
    tags: settings.tags,
    lambda_architecture: settings.lambdaArchitecture,
    xray: settings.xray,
    log_retention_in_days: settings.logRetentionInDays,
    autogen_policy: settings.autogenPolicy,
    iam_policy_file: iamPolicyFile,
    manage_iam_role: settings.manageIamRole,
    iam_role_arn: settings.iamRoleArn,
  });
}

function customDomain(domain: StageConfig['apiGatewayCustomDomain']): JsonObject | undefined {
  if (domain === undefined) return undefined;
  return defined({
    domain_name: domain.domainName,
    certificate_arn: domain.certificateArn,
    tls_version: domain.tlsVersion,
    url_prefix: domain.urlPrefix,
    tags: domain.tags,
  });
}

function defined(values: { [key: string]: Json | undefined }): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(values)) if (value !== undefined) result[key] = value;
  return result;
}
