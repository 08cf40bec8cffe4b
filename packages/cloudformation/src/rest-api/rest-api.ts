import { type AppSpec, type Json, REST_FUNCTION, type Route, type StageConfig } from '@chalice-studio/appspec';
import { restApiArn } from '../constructs/authorizer';
import { contentHash } from '../content-hash';
import type { Contribution } from '../contribution';
import { functionArn, functionRef, invokePermission } from '../functions/lambda-function';
import { functionLogicalId } from '../logical-ids';
import { properties, type Resource, ref, sub } from '../template';
import { restCustomDomain } from './custom-domain';
import { openApiBody } from './openapi';
import { usagePlan } from './usage-plan';

type RestApiInput = {
  spec: AppSpec;
  stage: StageConfig;
  merged: Required<Contribution>;
  served: readonly { path: string; route: Route }[];
};

/** The REST API of one OpenAPI body: the number of resources does not grow with the routes. */
export function restApi(input: RestApiInput) {
  const { spec, stage, merged } = input;
  const body = openApiBody({ ...input, paths: merged.paths, securityDefinitions: merged.securityDefinitions });
  const endpointType = spec.api.endpointType ?? 'EDGE';
  const api = properties({
    Body: body,
    EndpointConfiguration: { Types: [endpointType] },
    Parameters: { endpointConfigurationTypes: endpointType },
    MinimumCompressionSize: stage.minimumCompressionSize ?? spec.api.minimumCompressionSize,
  });
  // A Deployment is a picture of the API: only a new logical id makes CloudFormation take a new one.
  const hash = contentHash(api);
  const deploymentId = `RestAPIDeployment${hash.slice(0, 10)}`;
  const stageId = `RestAPI${stage.apiGatewayStage.replace(/[^A-Za-z0-9]/g, '')}Stage`;
  const resources: { [logicalId: string]: Resource } = {
    RestAPI: { Type: 'AWS::ApiGateway::RestApi', Properties: api },
    [deploymentId]: {
      Type: 'AWS::ApiGateway::Deployment',
      Properties: { RestApiId: ref('RestAPI'), Description: `RestApi deployment id: ${hash}` },
    },
    [stageId]: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: properties({
        RestApiId: ref('RestAPI'),
        DeploymentId: ref(deploymentId),
        StageName: stage.apiGatewayStage,
        TracingEnabled: stage.settings.xray === true ? true : undefined,
      }),
    },
    [`${functionLogicalId(REST_FUNCTION)}InvokePermission`]: invokePermission({
      principal: 'apigateway.amazonaws.com',
      functionName: functionRef(REST_FUNCTION),
      sourceArn: restApiArn,
    }),
    ...merged.restPermissions,
    ...usagePlan(spec, stageId),
  };
  if (stage.apiGatewayCustomDomain !== undefined) {
    const options = { endpointType, apiGatewayStage: stage.apiGatewayStage, stageLogicalId: stageId };
    Object.assign(resources, restCustomDomain(stage.apiGatewayCustomDomain, options));
  }
  return { resources, outputs: outputs(stage) };
}

function outputs(stage: StageConfig): { [name: string]: { Value: Json } } {
  const url = `https://\${RestAPI}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stage.apiGatewayStage}/`;
  return {
    RestAPIId: { Value: ref('RestAPI') },
    APIHandlerName: { Value: functionRef(REST_FUNCTION) },
    APIHandlerArn: { Value: functionArn(REST_FUNCTION) },
    EndpointURL: { Value: sub(url) },
  };
}
