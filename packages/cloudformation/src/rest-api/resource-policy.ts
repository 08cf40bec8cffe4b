import type { AppSpec, Json, StageConfig } from '@chalice-studio/appspec';

/** The API's resource policy: the stage's, the app's, or the one made for the VPC endpoints of a private API. */
export function resourcePolicy(spec: AppSpec, stage: StageConfig): Json | undefined {
  const given = stage.apiGatewayPolicy ?? spec.api.policy;
  if (given !== undefined) return given;
  const endpoints = stage.apiGatewayEndpointVpce ?? spec.api.endpointVpce;
  if (endpoints === undefined) return undefined;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'arn:*:execute-api:*:*:*',
        Condition: { StringEquals: { 'aws:SourceVpce': endpoints.length === 1 ? (endpoints[0] ?? '') : endpoints } },
      },
    ],
  };
}
