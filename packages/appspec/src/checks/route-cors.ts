import type { AppSpec } from '../app-spec';
import type { Cors } from '../constructs/parts';
import type { Route } from '../constructs/route';
import { labelOf } from '../entity-label';
import { mountedPaths } from '../mounted-paths';
import type { Problem } from '../problem';
import { chaliceMessages } from './chalice-messages';
import { finding, setting } from './finding';

/** API Gateway answers a path's OPTIONS by itself: its routes must agree on what it says, and cannot have OPTIONS too. */
export function checkRouteCors(spec: AppSpec): Problem[] {
  const first = new Map<string, { key: string; route: Route }>();
  return Object.values(spec.routes).flatMap((route): Problem[] => {
    const cors = route.cors ?? spec.api.cors ?? false;
    if (cors === false) return [];
    const key = corsKey(cors);
    const other = mountedPaths(spec, route)
      .map((path) => {
        const known = first.get(path) ?? { key, route };
        first.set(path, known);
        return known;
      })
      .find((known) => known.key !== key);
    if (other === undefined) return withOptions(route);
    const message = chaliceMessages['differing-cors'](route.path);
    const fix = setting(`Use that of ${labelOf(spec, other.route)}`, {
      id: route.id,
      path: ['cors'],
      ...(other.route.cors === undefined ? {} : { value: other.route.cors }),
    });
    return [...withOptions(route), finding(route.id, { path: ['cors'], code: 'differing-cors', message, ...fix })];
  });
}

function withOptions(route: Route): Problem[] {
  if (!route.methods.includes('OPTIONS')) return [];
  const message = chaliceMessages['options-with-cors'](route.path);
  const others = route.methods.filter((method) => method !== 'OPTIONS');
  const set = { type: 'set' as const, id: route.id, path: ['methods'], value: others };
  const fix = others.length === 0 ? {} : { fix: { label: 'Remove OPTIONS', edits: [set] } };
  return [finding(route.id, { path: ['methods'], code: 'options-with-cors', message, ...fix })];
}

/** The same settings, however they are written. */
function corsKey(cors: Exclude<Cors, false>): string {
  const { allowOrigin = '*', allowHeaders = [], exposeHeaders = [], ...rest } = cors === true ? {} : cors;
  return JSON.stringify([
    allowOrigin,
    [...new Set(allowHeaders)].sort(),
    exposeHeaders,
    rest.maxAge,
    rest.allowCredentials === true,
  ]);
}
