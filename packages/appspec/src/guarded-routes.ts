import type { AppSpec } from './app-spec';
import { inOrder } from './entities';
import { mountedPaths } from './mounted-paths';

/** A method and path of the running app, and the scopes that a caller needs for it. */
export type GuardedRoute = { routeId: string; method: string; path: string; scopes: readonly string[] };

/** What an authorizer covers, once for each mount of a route's blueprint, by path. */
export function guardedRoutes(spec: AppSpec, authorizerId: string): GuardedRoute[] {
  const authorizer = spec.authorizers[authorizerId];
  const own = authorizer !== undefined && 'scopes' in authorizer ? (authorizer.scopes ?? []) : [];
  return inOrder(Object.values(spec.routes))
    .filter((route) => route.authorizer?.id === authorizerId)
    .flatMap((route) =>
      mountedPaths(spec, route).flatMap((path) =>
        route.methods.map((method) => ({
          routeId: route.id,
          method,
          path,
          scopes: route.authorizer?.scopes ?? own,
        })),
      ),
    )
    .sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
}
