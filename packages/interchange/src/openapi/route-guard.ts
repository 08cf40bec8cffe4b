import { isObject } from './document';
import type { OpenApiReader } from './openapi-reader';
import type { Guard } from './security';

export type RouteGuard = { apiKeyRequired?: true; authorizer?: { scheme: string; scopes?: string[] } };

/** What `security` asks of callers: of several ways the first one is taken, an API Gateway route has one. */
export function routeGuard(
  security: unknown,
  { guards, reader, pointer }: { guards: ReadonlyMap<string, Guard>; reader: OpenApiReader; pointer: string },
): RouteGuard {
  const ways = Array.isArray(security) ? security.filter(isObject) : [];
  const closed = ways.filter((way) => Object.keys(way).length > 0);
  const [first] = closed;
  if (first === undefined) return {};
  if (closed.length < ways.length) {
    reader.say(
      'warning',
      'optional-security',
      pointer,
      'Callers may come without credentials here. A route has an authorizer or none: this one has it.',
    );
  }
  if (closed.length > 1) {
    const names = closed.map((way) => Object.keys(way).join(' and ')).join(', or ');
    reader.say(
      'warning',
      'alternative-security',
      pointer,
      `Callers may use ${names}. A route has one way in: the first is taken.`,
    );
  }
  const guard: RouteGuard = {};
  for (const [scheme, scopes] of Object.entries(first)) {
    const known = guards.get(scheme);
    if (known === undefined) {
      reader.say(
        'error',
        'unknown-scheme',
        pointer,
        `There is no security scheme ${scheme}. The route gets an authorizer of that name that lets nobody in.`,
      );
    }
    if (known?.type === 'api-key') guard.apiKeyRequired = true;
    else if (guard.authorizer !== undefined) {
      const message = `${scheme} is asked for besides ${guard.authorizer.scheme}, and a route has one authorizer. ${scheme} is left out.`;
      reader.say('error', 'second-authorizer', pointer, message);
    } else {
      const asked = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
      guard.authorizer = { scheme, ...(asked.length > 0 && known?.hasScopes === true ? { scopes: asked } : {}) };
      if (asked.length > 0 && known?.hasScopes !== true) {
        reader.say(
          'note',
          'scopes-to-check',
          pointer,
          `The scopes ${asked.join(', ')} are for the handler of ${scheme} to check.`,
        );
      }
    }
  }
  return guard;
}
