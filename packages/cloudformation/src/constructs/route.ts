import { type Cors, type Json, REST_FUNCTION, type Route } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { invocationUri } from '../rest-api/invocation-uri';
import { properties } from '../template';
import { securityDefinition, securityName } from './authorizer';

/** One operation per method; the preflight of a path is added once all its routes are known (`rest-api/rest-api.ts`). */
export function route(construct: Route, context: SynthesisContext): Contribution {
  const path = context.urlPath(construct.path);
  const operation = properties({
    consumes: construct.contentTypes ?? ['application/json'],
    produces: ['application/json'],
    responses: { 200: { description: '200 response', schema: { $ref: '#/definitions/Empty' } } },
    parameters: pathParameters(path),
    security: security(construct, context),
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: invocationUri(REST_FUNCTION),
      contentHandling: 'CONVERT_TO_TEXT',
      passthroughBehavior: 'when_no_match',
      responses: { default: { statusCode: '200' } },
    },
  });
  const operations = Object.fromEntries(construct.methods.map((method) => [methodKey(method), operation]));
  return { paths: { [path]: operations }, securityDefinitions: securityDefinitions(construct, context) };
}

const apiKeyDefinition = { type: 'apiKey', name: 'x-api-key', in: 'header' };

function securityDefinitions(construct: Route, context: SynthesisContext): { [name: string]: Json } {
  const authorizer = authorizerOf(construct, context);
  return {
    ...(construct.apiKeyRequired === true ? { api_key: apiKeyDefinition } : {}),
    ...(authorizer === undefined
      ? {}
      : { [securityName(authorizer, context)]: securityDefinition(authorizer, context) }),
  };
}

function authorizerOf(construct: Route, context: SynthesisContext) {
  return construct.authorizer && context.spec.authorizers[construct.authorizer.id];
}

/** A route's CORS: its own, or the app's where it says nothing. */
export function corsOf(construct: Route, context: Pick<SynthesisContext, 'spec'>): Exclude<Cors, false> | undefined {
  const cors = construct.cors ?? context.spec.api.cors;
  return cors === false ? undefined : cors;
}

function methodKey(method: string): string {
  return method === 'ANY' ? 'x-amazon-apigateway-any-method' : method.toLowerCase();
}

function pathParameters(path: string): Json | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return names.length === 0 ? undefined : names.map((name) => ({ in: 'path', name, required: true, type: 'string' }));
}

function security(construct: Route, context: SynthesisContext): Json | undefined {
  const requirements: Json[] = construct.apiKeyRequired === true ? [{ api_key: [] }] : [];
  const authorizer = authorizerOf(construct, context);
  if (authorizer !== undefined) {
    const own = 'scopes' in authorizer ? authorizer.scopes : undefined;
    requirements.push({ [securityName(authorizer, context)]: construct.authorizer?.scopes ?? own ?? [] });
  }
  return requirements.length === 0 ? undefined : requirements;
}
