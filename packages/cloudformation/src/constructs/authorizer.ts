import type { Authorizer, Json } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { functionArn, invokePermission } from '../functions/lambda-function';
import { functionLogicalId } from '../logical-ids';
import { invocationUri } from '../rest-api/invocation-uri';
import { properties, ref, sub } from '../template';

/** A built-in authorizer lets API Gateway call its function; the definition itself comes with the routes that it protects. */
export function authorizer(construct: Authorizer, context: SynthesisContext): Contribution {
  if (construct.type !== 'builtin') return {};
  const functionName = context.functionName(construct.name);
  return {
    restPermissions: {
      [`${functionLogicalId(functionName)}InvokePermission`]: invokePermission({
        principal: 'apigateway.amazonaws.com',
        functionName: functionArn(functionName),
        sourceArn: restApiArn,
      }),
    },
  };
}

/** An authorizer's entry of the API's `securityDefinitions`. */
export function securityDefinition(construct: Authorizer, context: SynthesisContext): Json {
  switch (construct.type) {
    case 'builtin':
      return definition(construct.header, 'custom', {
        type: 'token',
        authorizerUri: invocationUri(context.functionName(construct.name)),
        authorizerResultTtlInSeconds: construct.ttlSeconds,
        authorizerCredentials: construct.executionRole,
      });
    case 'cognito':
      return definition(construct.header, 'cognito_user_pools', {
        type: 'cognito_user_pools',
        providerARNs: construct.providerArns,
      });
    case 'custom':
      return definition(construct.header, 'custom', {
        type: 'token',
        authorizerUri: construct.authorizerUri,
        authorizerResultTtlInSeconds: construct.ttlSeconds ?? 300,
        authorizerCredentials: construct.invokeRoleArn,
      });
    case 'iam':
      return { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' };
  }
}

/** A blueprint's authorizer keeps its own name, as in Chalice, unless several mounts would share it. */
export function securityName(construct: Authorizer, context: SynthesisContext): string {
  if (construct.type === 'iam') return 'sigv4';
  if (construct.type !== 'builtin' || construct.blueprint === undefined) return construct.name;
  const mounts = Object.keys(context.spec.blueprints[construct.blueprint]?.mounts ?? {});
  return mounts.length > 1 ? context.functionName(construct.name) : construct.name;
}

/** Any method and path of the stack's REST API. */
export const restApiArn: Json = sub(
  'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${RestAPIId}/*',
  { RestAPIId: ref('RestAPI') },
);

function definition(header: string | undefined, authtype: string, details: { [key: string]: Json | undefined }): Json {
  return {
    type: 'apiKey',
    name: header ?? 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': authtype,
    'x-amazon-apigateway-authorizer': properties(details),
  };
}
