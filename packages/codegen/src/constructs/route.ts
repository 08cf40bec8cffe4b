import type { Cors, Route } from '@chalice-studio/appspec';
import { call, literal, optional, options, statement } from '../literal';
import { SCHEMAS_FILE } from '../project/schemas-file';
import type { RegistrationContext } from './registration';

export function route(construct: Route, context: RegistrationContext): string {
  const { imports, target, schemas } = context;
  const isPlainGet = construct.methods.join() === 'GET';
  const names = schemas.get(construct.id) ?? {};
  const schema = (name: string | undefined) => (name === undefined ? undefined : imports.named(SCHEMAS_FILE, name));
  return statement(`${target}.route`, {
    args: [literal(construct.path)],
    fields: {
      methods: isPlainGet ? undefined : literal(construct.methods),
      name: optional(construct.name),
      authorizer: authorizerOf(construct, context),
      contentTypes: optional(construct.contentTypes),
      apiKeyRequired: optional(construct.apiKeyRequired),
      cors: construct.cors === undefined ? undefined : corsCode(construct.cors, context),
      body: schema(names.body),
      query: schema(names.query),
      response: schema(names.response),
    },
    handler: imports.handler(construct.handler),
  });
}

function authorizerOf(construct: Route, { authorizers }: RegistrationContext): string | undefined {
  const { authorizer } = construct;
  const variable = authorizer && authorizers.get(authorizer.id);
  if (authorizer === undefined || variable === undefined) return undefined;
  return authorizer.scopes === undefined ? variable : call(`${variable}.withScopes`, literal(authorizer.scopes));
}

export function corsCode(cors: Cors, { imports }: Pick<RegistrationContext, 'imports'>): string {
  if (typeof cors === 'boolean') return String(cors);
  const fields = options({
    allowOrigin: optional(cors.allowOrigin),
    allowHeaders: optional(cors.allowHeaders),
    exposeHeaders: optional(cors.exposeHeaders),
    maxAge: optional(cors.maxAge),
    allowCredentials: optional(cors.allowCredentials),
  });
  return call(`new ${imports.runtime('CORSConfig')}`, fields);
}
