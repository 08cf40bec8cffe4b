import type { Argument, Value } from '../python/value';
import { CallOptions, calleeOf } from './call-options';
import type { Notes } from './notes';

/** A route's authorizer in the words of a running app. */
export type RouteAuthorizer = {
  type: string;
  name: string;
  scopes: string[];
  header?: string;
  providerArns?: string[];
  authorizerUri?: string;
  ttlSeconds?: number;
  invokeRoleArn?: string;
};

/** What Chalice makes of `authorizer=…`; undefined where it cannot be told. `builtin` finds the name of a decorated function. */
export function routeAuthorizer(
  argument: Argument,
  { notes, builtin }: { notes: Notes; builtin: (value: Value) => string | undefined },
): RouteAuthorizer | undefined {
  const { value } = argument;
  if (value.type === 'call' && value.callee.type === 'member' && value.callee.name === 'with_scopes') {
    const inner = routeAuthorizer({ ...argument, value: value.callee.of }, { notes, builtin });
    const options = new CallOptions(value.args, { what: 'with_scopes', place: argument, notes });
    const scopes = options.texts('scopes', 0);
    return inner === undefined ? undefined : { ...inner, scopes: scopes ?? [] };
  }
  if (value.type === 'function') {
    const name = builtin(value);
    return name === undefined ? undefined : { type: 'builtin', name, scopes: [] };
  }
  return value.type === 'call' ? made(value, argument, notes) : undefined;
}

function made(value: Extract<Value, { type: 'call' }>, place: Argument, notes: Notes): RouteAuthorizer | undefined {
  const callee = calleeOf(value);
  const options = new CallOptions(value.args, { what: callee?.replace('chalice.', '') ?? '', place, notes });
  switch (callee) {
    case 'chalice.IAMAuthorizer':
      return { type: 'IAMAuthorizer', name: 'sigv4', scopes: [] };
    case 'chalice.CognitoUserPoolAuthorizer': {
      const arns = options.find('provider_arns', 1);
      const items = arns?.value.type === 'list' ? arns.value.items : [];
      if (arns !== undefined && arns.value.type !== 'list') options.texts('provider_arns', 1);
      return defined({
        type: 'CognitoUserPoolAuthorizer',
        name: options.text('name', 0) ?? 'authorizer',
        providerArns: items.map((item) => named(item, 'provider_arns', { place, notes })),
        header: options.text('header', 2),
        scopes: options.texts('scopes', 3) ?? [],
      });
    }
    case 'chalice.CustomAuthorizer':
      return defined({
        type: 'CustomAuthorizer',
        name: options.text('name', 0) ?? 'authorizer',
        authorizerUri: options.resource('authorizer_uri', 1) ?? '',
        ttlSeconds: options.integer('ttl_seconds', 2),
        header: options.text('header', 3),
        invokeRoleArn:
          options.find('invoke_role_arn', 4) === undefined ? undefined : options.resource('invoke_role_arn', 4),
        scopes: options.texts('scopes', 5) ?? [],
      });
    default:
      return undefined;
  }
}

function named(item: Argument, name: string, { place, notes }: { place: Argument; notes: Notes }): string {
  const one = { positional: [item], named: new Map(), unread: [] };
  return new CallOptions(one, { what: 'CognitoUserPoolAuthorizer', place, notes }).resource(name, 0) ?? '';
}

function defined<Fields extends object>(fields: Fields): RouteAuthorizer {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as RouteAuthorizer;
}
