import { type AppSpec, defaultBinaryTypes, type Json, type Route, type StageConfig } from '@chalice-studio/appspec';
import { corsOf } from '../constructs/route';
import type { Contribution } from '../contribution';
import { properties } from '../template';
import { gatewayResponses, preflightOperation } from './cors';
import { resourcePolicy } from './resource-policy';

type OpenApiInput = {
  spec: AppSpec;
  stage: StageConfig;
  paths: Required<Contribution>['paths'];
  securityDefinitions: Required<Contribution>['securityDefinitions'];
  /** Every route under every path that it is served at. */
  served: readonly { path: string; route: Route }[];
};

/** The API's body: OpenAPI 2.0 with API Gateway's extensions, as Chalice writes it. */
export function openApiBody(input: OpenApiInput): { [key: string]: Json } {
  const { spec, stage } = input;
  const cors = spec.api.cors === false ? undefined : spec.api.cors;
  const endpoints = stage.apiGatewayEndpointVpce ?? spec.api.endpointVpce;
  const security = input.securityDefinitions;
  return properties({
    swagger: '2.0',
    info: { version: '1.0', title: spec.name },
    schemes: ['https'],
    paths: { ...withPreflights(input) },
    definitions: { Empty: { type: 'object', title: 'Empty Schema' } },
    securityDefinitions: Object.keys(security).length > 0 ? security : undefined,
    'x-amazon-apigateway-binary-media-types': spec.api.binaryTypes ?? [...defaultBinaryTypes],
    'x-amazon-apigateway-endpoint-configuration': endpoints === undefined ? undefined : { vpcEndpointIds: endpoints },
    'x-amazon-apigateway-policy': resourcePolicy(spec, stage),
    'x-amazon-apigateway-gateway-responses': cors === undefined ? undefined : gatewayResponses(cors),
  });
}

function withPreflights({ paths, served, spec }: OpenApiInput): Required<Contribution>['paths'] {
  const result = { ...paths };
  for (const path of Object.keys(paths)) {
    const sharing = served.filter((each) => each.path === path).map((each) => each.route);
    const methods = sharing.flatMap((route) => (corsOf(route, { spec }) === undefined ? [] : route.methods)).sort();
    const cors = sharing.map((route) => corsOf(route, { spec })).find((each) => each !== undefined);
    if (cors === undefined || 'options' in (paths[path] ?? {})) continue;
    result[path] = { ...paths[path], options: preflightOperation(cors, methods) };
  }
  return result;
}
