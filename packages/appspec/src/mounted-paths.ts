import type { AppSpec } from './app-spec';
import type { Route } from './constructs/route';

/** The paths of a route in the running app: its own, or one for each mount of its blueprint. */
export function mountedPaths(
  spec: Pick<AppSpec, 'blueprints'>,
  { path, blueprint }: Pick<Route, 'path' | 'blueprint'>,
): string[] {
  if (blueprint === undefined) return [path];
  return Object.values(spec.blueprints[blueprint]?.mounts ?? {}).map(({ urlPrefix }) => prefixed(urlPrefix, path));
}

/** As the runtime joins them: one slash between, none at the end. */
function prefixed(prefix: string | undefined, path: string): string {
  if (prefix === undefined || prefix === '') return path;
  const joined = `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+|\/+$/g, '')}`;
  return joined.length > 1 ? joined.replace(/\/$/, '') : joined;
}
