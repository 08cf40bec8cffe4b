import {
  type AppSpec,
  environmentVariableOf,
  type FunctionSettings,
  listLambdaFunctions,
  physicalName,
  type StageConfig,
} from '@chalice-studio/appspec';

/** The local port that sandboxes are given for every AWS service; it leads to the stage's own data alone. */
export const AWS_PORT = 4566;
/** The same for `@connections`. */
export const CONNECTIONS_PORT = 4567;
export const LOCAL_REGION = 'us-east-1';
export const LOCAL_ACCOUNT = '123456789012';
/** The variable by which the runtime finds the registry of connections. */
const REGISTRY_VARIABLE = 'CHALICE_WEBSOCKET_TABLE';

export type StageEnvironment = {
  spec: AppSpec;
  stageConfig: StageConfig;
  stageKey: string;
  secrets: Readonly<Record<string, string>>;
  credentials: { accessKeyId: string; secretAccessKey: string };
};

/** A function's settings: its own before the stage's; variables are merged. */
export function settingsOf(stageConfig: StageConfig, functionName: string): FunctionSettings {
  const all = stageConfig.settings;
  const own = stageConfig.functions[functionName] ?? {};
  return { ...all, ...own, environmentVariables: { ...all.environmentVariables, ...own.environmentVariables } };
}

export const registryTable = (spec: AppSpec, stageConfig: StageConfig): string =>
  `${spec.name}-${stageConfig.name}-websocket-connections`;

/** `<app>-<stage>-<function>`, as Chalice deploys it. */
export const deployedName = (spec: AppSpec, stageConfig: StageConfig, functionName: string): string =>
  `${spec.name}-${stageConfig.name}-${functionName}`;

export const identityOf = (stage: StageEnvironment, functionName: string, memoryMb: number) => {
  const name = deployedName(stage.spec, stage.stageConfig, functionName);
  return {
    functionName: name,
    functionArn: `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${name}`,
    memoryMb,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: `local/[$LATEST]${stage.stageKey}`,
  };
};

/** Everything that a function finds in `process.env`: the stage's variables, secrets, what it uses, and Lambda's own, which win. */
export function environmentOf(stage: StageEnvironment, functionName: string, memoryMb: number): Record<string, string> {
  const { spec, stageConfig } = stage;
  const endpoint = `http://127.0.0.1:${AWS_PORT}`;
  const identity = identityOf(stage, functionName, memoryMb);
  const hasWebsockets = Object.keys(spec.websocketHandlers).length > 0;
  return {
    ...settingsOf(stageConfig, functionName).environmentVariables,
    ...stage.secrets,
    ...usedResources(spec, stageConfig, functionName),
    ...(hasWebsockets ? { [REGISTRY_VARIABLE]: registryTable(spec, stageConfig) } : {}),
    ...(hasWebsockets
      ? {
          CHALICE_WEBSOCKET_ENDPOINT: `http://127.0.0.1:${CONNECTIONS_PORT}/${stage.stageKey}/${stageConfig.apiGatewayStage}`,
        }
      : {}),
    AWS_REGION: LOCAL_REGION,
    AWS_DEFAULT_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: stage.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: stage.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ENDPOINT_URL_SQS: endpoint,
    AWS_ENDPOINT_URL_SNS: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    // s3rver keeps no checksums; the SDK would warn about each object without one.
    AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
    AWS_RESPONSE_CHECKSUM_VALIDATION: 'when_required',
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${stageConfig.nodeVersion}.x`,
    AWS_LAMBDA_FUNCTION_NAME: identity.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: identity.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: identity.logStreamName,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    NODE_ENV: 'production',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}

function usedResources(spec: AppSpec, stageConfig: StageConfig, functionName: string): Record<string, string> {
  const constructIds = new Set(
    listLambdaFunctions(spec)
      .filter((each) => each.name === functionName)
      .flatMap((each) => each.constructIds),
  );
  const variables: Record<string, string> = {};
  for (const use of Object.values(spec.uses)) {
    const resource = spec.resources[use.resource];
    if (resource === undefined || !constructIds.has(use.from)) continue;
    variables[environmentVariableOf(use, resource)] = physicalName(spec, stageConfig.name, resource);
  }
  return variables;
}
