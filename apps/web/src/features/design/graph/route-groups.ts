import { inOrder, type Route } from '@chalice-studio/appspec';
import type { RouteGroup } from './graph';

/** A group of more routes than this is split by the next part of their paths. */
const LARGEST_GROUP = 24;

/**
 * Routes by the beginning of their paths: `/orders` with `/orders/{id}` and `/orders/{id}/items`. What all routes
 * have in common (`/api/v1`) makes no group. Groups hold two routes or more; the rest stand alone.
 */
export function groupRoutes(routes: readonly Route[]): { groups: RouteGroup[]; single: Route[] } {
  const owners = new Map<string | undefined, Route[]>();
  for (const route of inOrder(routes)) owners.set(route.blueprint, [...(owners.get(route.blueprint) ?? []), route]);
  const groups: RouteGroup[] = [];
  const single: Route[] = [];
  for (const [blueprint, owned] of owners) {
    for (const { prefix, members } of split(owned, commonDepth(owned))) {
      if (members.length < 2) single.push(...members);
      else groups.push({ id: `group:${blueprint ?? ''}:${prefix}`, prefix, blueprint, routes: byPath(members) });
    }
  }
  return { groups, single };
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '');

function split(routes: readonly Route[], depth: number): { prefix: string; members: Route[] }[] {
  const byPart = new Map<string, Route[]>();
  for (const route of routes) {
    const prefix = `/${partsOf(route.path)
      .slice(0, depth + 1)
      .join('/')}`;
    byPart.set(prefix, [...(byPart.get(prefix) ?? []), route]);
  }
  return [...byPart].flatMap(([prefix, members]) => {
    const isDeeper = members.some((route) => partsOf(route.path).length > depth + 1);
    return members.length > LARGEST_GROUP && isDeeper ? split(members, depth + 1) : [{ prefix, members }];
  });
}

/** How many parts at the beginning every path shares, leaving each at least one of its own. */
function commonDepth(routes: readonly Route[]): number {
  const [first = [], ...rest] = routes.map((route) => partsOf(route.path));
  if (rest.length === 0) return 0;
  let depth = 0;
  const shares = (part: string | undefined) =>
    part !== undefined &&
    !part.startsWith('{') &&
    rest.every((parts) => parts[depth] === part && parts.length > depth + 1);
  while (first.length > depth + 1 && shares(first[depth])) depth += 1;
  return depth;
}

function byPath(routes: readonly Route[]): Route[] {
  return [...routes].sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1));
}
