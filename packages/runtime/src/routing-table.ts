import type { CORSConfig } from './http/cors-config.js';
import type { AnyHandler, RegistrationOf } from './registration.js';

/** One method of one path, with what does not change between two requests worked out. */
export type RouteEntry = {
  view: AnyHandler;
  contentTypes: readonly string[];
  cors: CORSConfig | undefined;
  registration: RegistrationOf<'route'>;
};

/** Path pattern → method → route. API Gateway has matched the path already: a look-up is all there is to routing. */
export type RoutingTable = Map<string, Map<string, RouteEntry>>;

export function addRoute(routes: RoutingTable, path: string, method: string, entry: RouteEntry): void {
  const methods = routes.get(path) ?? new Map<string, RouteEntry>();
  if (methods.has(method)) {
    throw new Error(
      `Duplicate method: '${method}' detected for route: '${path}'\nbetween view functions: "${methods.get(method)?.registration.name}" and "${entry.registration.name}". A specific method may only be specified once for a particular path.`,
    );
  }
  methods.set(method, entry);
  routes.set(path, methods);
}
