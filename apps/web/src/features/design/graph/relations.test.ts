import { type AppSpec, entityLabel } from '@chalice-studio/appspec';
import { anApp, anAuthorizer, aRoute, arbitraryAppSpec, aTable, aUse } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf, rowsOf } from '../outline/outline-tree';
import { buildGraph } from './build-graph';
import type { GraphEdge } from './graph';
import { relationsOf } from './relations';

/** What a screen reader says of each row of the outline. */
function heard(spec: AppSpec): ReadonlyMap<string, string> {
  const relations = relationsOf(spec);
  return new Map(
    rowsOf(outlineOf(spec, {}, ''), () => true).flatMap((row): [string, string][] =>
      row.type === 'item' ? [[row.id, `${row.item.label}: ${relations.get(row.id) ?? ''}`]] : [],
    ),
  );
}

/** The row at which a line of the canvas must be heard, and what must be heard there. */
function wordsFor(spec: AppSpec, edge: GraphEdge): { at: string; words: string }[] {
  const label = (id: string) => entityLabel(spec, id);
  switch (edge.kind) {
    case 'calls':
      if (edge.source === 'api:websocket') return [{ at: edge.target, words: 'called by the WebSocket API on' }];
      if (spec.authorizers[edge.target] !== undefined)
        return Object.values(spec.routes)
          .filter((route) => route.authorizer?.id === edge.target)
          .map(({ id }) => ({ at: id, words: `guarded by ${label(edge.target)}` }));
      return edge.entityIds.map((at) => ({ at, words: 'no authorizer guards it' }));
    case 'authorizes':
      return edge.entityIds.map((at) => ({ at, words: `guarded by ${label(edge.source)}` }));
    case 'wraps':
      return [{ at: edge.target, words: 'runs around' }];
    case 'delivers':
      return [{ at: edge.target, words: `called by ${label(edge.source)}` }];
    case 'fails-to':
      return [{ at: edge.source, words: `go to ${label(edge.target)}` }];
    case 'mounts':
      return [{ at: edge.target, words: 'mounted under' }];
    case 'uses':
      return [{ at: edge.source, words: label(edge.target) }];
  }
}

test('the outline says every construct and every line that the canvas draws', () => {
  fc.assert(
    fc.property(arbitraryAppSpec(), (spec) => {
      const rows = heard(spec);
      const { nodes, edges } = buildGraph(spec, { isExpanded: () => true });
      for (const node of nodes)
        if (node.type === 'construct' || node.type === 'blueprint') expect(rows.get(node.id)).toBeDefined();
      for (const edge of edges)
        for (const { at, words } of wordsFor(spec, edge)) expect(rows.get(at), edge.why).toContain(words);
    }),
    { numRuns: 60 },
  );
});

test('what a route does is said whole, however much it is', () => {
  const tables = Array.from({ length: 9 }, (_, n) => aTable({ name: `t${n}` }));
  const route = aRoute({ authorizer: { id: 'auth_gone' } });
  const spec = anApp([route, ...tables, ...tables.map((table) => aUse(route.id, table.id))]);
  for (const table of tables) expect(heard(spec).get(route.id)).toContain(`may read table ${table.name}`);
});

test('what comes to a table is said as far as one would listen', () => {
  const guard = anAuthorizer();
  const routes = Array.from({ length: 9 }, (_, n) => aRoute({ path: `/a/${n}`, authorizer: { id: guard.id } }));
  const table = aTable();
  const spec = anApp([guard, table, ...routes, ...routes.map((route) => aUse(route.id, table.id))]);
  expect(relationsOf(spec).get(guard.id)).toMatch(/guards GET \/a\/5 and 3 more$/);
  expect(relationsOf(spec).get(table.id)).toMatch(/^used by GET \/a\/0,.* and 3 more$/);
});
