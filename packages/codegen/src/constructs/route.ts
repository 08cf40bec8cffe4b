import type { Cors, Route } from '@chalice-studio/appspec';
import { call, literal, optional, options } from '../literal';
import { zodOf } from '../zod-of';
import type { RegistrationContext } from './registration';

export function route(construct: Route, context: RegistrationContext): string {
  const { imports, target } = context;
  const isPlainGet = construct.methods.join() === 'GET';
  const schema = (json: Route['bodySchema']) => (json === undefined ? undefined : zodOf(json));
  const fields = options({
    methods: isPlainGet ? undefined : literal(construct.methods),
    name: optional(construct.name),
    authorizer: authorizerOf(construct, context),
    contentTypes: optional(construct.contentTypes),
    apiKeyRequired: optional(construct.apiKeyRequired),
    cors: construct.cors === undefined ? undefined : corsCode(construct.cors, context),
    body: schema(construct.bodySchema),
    query: schema(construct.querySchema),
    response: schema(construct.responseSchema),
  });
  return `${call(`${target}.route`, literal(construct.path), fields, imports.handler(construct.handler))};`;
}

function authorizerOf(construct: Route, { authorizers }: RegistrationContext): string | undefined {
  const { authorizer } = construct;
  const variable = authorizer && authorizers.get(authorizer.id);
  if (authorizer === undefined || variable === undefined) return undefined;
  return authorizer.scopes === undefined ? variable : call(`${variable}.withScopes`, literal(authorizer.scopes));
}

export function corsCode(cors: Cors, { imports }: Pick<RegistrationContext, 'imports'>): string {
  if (typeof cors === 'boolean') return String(cors);
  return `new ${imports.runtime('CORSConfig')}(${literal(JSON.parse(JSON.stringify(cors)))})`;
}
