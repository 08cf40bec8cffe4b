import type { AppSpec, Json, StageConfig } from '@chalice-studio/appspec';
import { contentHash } from '../content-hash';
import type { Contribution } from '../contribution';
import { functionArn, functionRef, invokePermission } from '../functions/lambda-function';
import { logicalId } from '../logical-ids';
import { websocketCustomDomain } from '../rest-api/custom-domain';
import { type Resource, ref, sub } from '../template';
import { REGISTRY_FUNCTION, registryFunction, registryRoutes } from './registry-function';

type WebsocketRoute = Required<Contribution>['websocketRoutes'][number];

/** The WebSocket API with one integration, route and permission a handler, under Chalice's ids. */
export function websocketApi(input: { spec: AppSpec; stage: StageConfig; routes: readonly WebsocketRoute[] }) {
  const { spec, stage } = input;
  const added = registryRoutes(input.routes);
  const routes = [...input.routes, ...added];
  const api = {
    Name: `${spec.name}-${stage.name}-websocket-api`,
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: spec.websocket.routeSelectionExpression ?? '$request.body.action',
  };
  const ofRoutes: { [logicalId: string]: Resource } = Object.assign({}, ...routes.map(handlerResources));
  // A Deployment is a picture of the API, as the REST API's is: only a new logical id makes CloudFormation take a new one.
  const deploymentId = `WebsocketAPIDeployment${contentHash([api, ofRoutes] as Json).slice(0, 10)}`;
  const resources: { [logicalId: string]: Resource } = {
    WebsocketAPI: { Type: 'AWS::ApiGatewayV2::Api', Properties: api },
    ...ofRoutes,
    ...(added.length === 0 ? {} : registryFunction(stage)),
    [deploymentId]: {
      Type: 'AWS::ApiGatewayV2::Deployment',
      DependsOn: routes.map(routeId),
      Properties: { ApiId: ref('WebsocketAPI') },
    },
    WebsocketAPIStage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: {
        ApiId: ref('WebsocketAPI'),
        DeploymentId: ref(deploymentId),
        StageName: stage.apiGatewayStage,
      },
    },
  };
  if (stage.websocketApiCustomDomain !== undefined) {
    Object.assign(resources, websocketCustomDomain(stage.websocketApiCustomDomain, stage.apiGatewayStage));
  }
  return { resources, outputs: outputs(input.routes, stage) };
}

/** Chalice has a function for each route; one function behind two needs a word more. */
const routeId = ({ functionName, routeKey }: WebsocketRoute) =>
  functionName === REGISTRY_FUNCTION
    ? `${logicalId(functionName)}${logicalId(routeKey.slice(1))}Route`
    : `${logicalId(functionName)}Route`;

function handlerResources(route: WebsocketRoute): { [logicalId: string]: Resource } {
  const { functionName, routeKey } = route;
  const id = logicalId(functionName);
  return {
    [`${id}APIIntegration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('WebsocketAPI'),
        ConnectionType: 'INTERNET',
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: sub(
          'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${WebsocketHandler}/invocations',
          { WebsocketHandler: functionRef(functionName) },
        ),
      },
    },
    [routeId(route)]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: ref('WebsocketAPI'),
        RouteKey: routeKey,
        Target: { 'Fn::Join': ['/', ['integrations', ref(`${id}APIIntegration`)]] },
      },
    },
    [`${id}InvokePermission`]: invokePermission({
      principal: 'apigateway.amazonaws.com',
      functionName: functionRef(functionName),
      sourceArn: sub('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketAPIId}/*', {
        WebsocketAPIId: ref('WebsocketAPI'),
      }),
    }),
  };
}

function outputs(routes: readonly WebsocketRoute[], stage: StageConfig): { [name: string]: { Value: Json } } {
  const url = `wss://\${WebsocketAPI}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${stage.apiGatewayStage}/`;
  const ofHandlers = routes.flatMap(({ functionName }) => [
    [`${logicalId(functionName)}HandlerArn`, { Value: functionArn(functionName) }],
    [`${logicalId(functionName)}HandlerName`, { Value: functionRef(functionName) }],
  ]);
  return {
    WebsocketAPIId: { Value: ref('WebsocketAPI') },
    WebsocketConnectEndpointURL: { Value: sub(url) },
    ...Object.fromEntries(ofHandlers),
  };
}
