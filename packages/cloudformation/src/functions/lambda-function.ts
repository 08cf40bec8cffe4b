import type { AppSpec, FunctionSettings, Json, StageConfig } from '@chalice-studio/appspec';
import { functionLogicalId } from '../logical-ids';
import { getAtt, properties, type Resource, ref, sub } from '../template';

/** Names, or what CloudFormation makes names of (`{ Ref: … }`). */
export type CodeLocation = { bucket: Json; key: Json };

export type LambdaFunctionInput = {
  spec: AppSpec;
  stage: StageConfig;
  name: string;
  handler: string;
  settings: FunctionSettings;
  code: CodeLocation;
  role: Json;
  /** Behind the stage's variables: what the studio adds (physical names, the registry's table). */
  environment: { [name: string]: Json };
};

/** Memory in MB and seconds that Chalice gives a function whose stage says nothing. */
const DEFAULT_MEMORY = 128;
export const DEFAULT_TIMEOUT = 60;

/** `AWS::Lambda::Function`, and its log group when the stage sets a retention. */
export function lambdaFunctionResources(input: LambdaFunctionInput): { [logicalId: string]: Resource } {
  const { settings, stage, spec } = input;
  const id = functionLogicalId(input.name);
  const variables = { ...settings.environmentVariables, ...input.environment };
  const hasVpc = settings.subnetIds !== undefined && settings.securityGroupIds !== undefined;
  const tags = { ...settings.tags, 'chalice-studio': `stage=${stage.name}:app=${spec.name}` };
  const resources: { [logicalId: string]: Resource } = {
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: properties({
        Runtime: `nodejs${stage.nodeVersion}.x`,
        Handler: input.handler,
        Code: { S3Bucket: input.code.bucket, S3Key: input.code.key },
        MemorySize: settings.lambdaMemorySize ?? DEFAULT_MEMORY,
        Timeout: settings.lambdaTimeout ?? DEFAULT_TIMEOUT,
        Role: input.role,
        Architectures: [settings.lambdaArchitecture ?? 'x86_64'],
        TracingConfig: { Mode: settings.xray === true ? 'Active' : 'PassThrough' },
        LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO' },
        Environment: Object.keys(variables).length > 0 ? { Variables: variables } : undefined,
        Layers: settings.layers,
        ReservedConcurrentExecutions: settings.reservedConcurrency,
        VpcConfig: hasVpc
          ? { SubnetIds: settings.subnetIds ?? [], SecurityGroupIds: settings.securityGroupIds ?? [] }
          : undefined,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    },
  };
  if (settings.logRetentionInDays !== undefined) {
    resources[`${id}LogGroup`] = {
      Type: 'AWS::Logs::LogGroup',
      Properties: {
        LogGroupName: sub(`/aws/lambda/\${${id}}`),
        RetentionInDays: settings.logRetentionInDays,
      },
    };
  }
  return resources;
}

/** Lets a service call a function; `sourceArn` is what may call, `functionRef` how the function is named. */
export function invokePermission(options: { principal: string; functionName: Json; sourceArn?: Json }): Resource {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: properties({
      Action: 'lambda:InvokeFunction',
      FunctionName: options.functionName,
      Principal: options.principal,
      SourceArn: options.sourceArn,
    }),
  };
}

export const functionArn = (functionName: string): Json => getAtt(functionLogicalId(functionName), 'Arn');
export const functionRef = (functionName: string): Json => ref(functionLogicalId(functionName));
