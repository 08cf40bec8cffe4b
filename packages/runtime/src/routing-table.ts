import type { CORSConfig } from './http/cors-config.js';
import type { AnyHandler, RegistrationOf } from './registration.js';

/** One method of one path, with what does not change between two requests worked out. */
export type RouteEntry = {
  view: AnyHandler;
  contentTypes: readonly string[];
  cors: CORSConfig | undefined;
  corsHeaders: Record<string, string> | undefined;
  /** Chalice hands these to its views; a request that lacks one is refused. */
  parameterNames: readonly string[];
  hasSchemas: boolean;
  registration: RegistrationOf<'route'>;
};

/** Path pattern → method → route. API Gateway has matched the path already: a look-up is all there is to routing. */
export type RoutingTable = Map<string, Map<string, RouteEntry>>;

export function addRoutes(
  routes: RoutingTable,
  registration: RegistrationOf<'route'>,
  cors: CORSConfig | undefined,
): void {
  const { path, methods, contentTypes, fn: view, name, body, query, response } = registration;
  const entry: RouteEntry = {
    view,
    contentTypes,
    cors,
    corsHeaders: cors?.getAccessControlHeaders(),
    parameterNames: parameterNamesOf(path),
    hasSchemas: body !== undefined || query !== undefined || response !== undefined,
    registration,
  };
  for (const method of methods) {
    const entries = routes.get(path) ?? new Map<string, RouteEntry>();
    const other = entries.get(method);
    if (other !== undefined) {
      throw new Error(
        `Duplicate method: '${method}' detected for route: '${path}'\nbetween view functions: "${other.registration.name}" and "${name}". A specific method may only be specified once for a particular path.`,
      );
    }
    routes.set(path, entries.set(method, entry));
  }
}

/** Paths with the same parameters share one list: what a thousand routes have of their own falls out of the cache. */
const knownNames = new Map<string, readonly string[]>();

function parameterNamesOf(path: string): readonly string[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const key = names.join();
  const known = knownNames.get(key) ?? names;
  knownNames.set(key, known);
  return known;
}
