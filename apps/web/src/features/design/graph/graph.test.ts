import { applyEdits, checkSpec, findEntity } from '@chalice-studio/appspec';
import { aBucket, anApp, anAuthorizer, aRoute, aTable, aUse, testId } from '@chalice-studio/appspec/testing';
import { describe, expect, test } from 'vitest';
import { addition } from './addition';
import { buildGraph } from './build-graph';
import { catalogue } from './catalogue';
import { layoutColumns } from './column-layout';
import { connect } from './connections';
import { copyText, duplicateEdits, pasteEdits } from './copying';
import { measureFrames } from './frames';
import { REST_API_ID } from './graph';
import { removal } from './removal';
import { groupRoutes } from './route-groups';

const open = { isExpanded: () => true };
const closed = { isExpanded: () => false };

function applied(spec: Parameters<typeof applyEdits>[0], edits: Parameters<typeof applyEdits>[1]) {
  const result = applyEdits(spec, edits);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.spec;
}

describe('groups of routes', () => {
  test('gather what begins alike, and leave a lone route alone', () => {
    const routes = ['/orders', '/orders/{id}', '/health'].map((path) => aRoute({ path }));
    const { groups, single } = groupRoutes(routes);
    expect(groups.map((group) => [group.prefix, group.routes.length])).toEqual([['/orders', 2]]);
    expect(single.map((route) => route.path)).toEqual(['/health']);
  });

  test('are not made of what every route has in common', () => {
    const paths = ['/api/v1/orders', '/api/v1/orders/{id}', '/api/v1/users', '/api/v1/users/{id}'];
    const { groups } = groupRoutes(paths.map((path) => aRoute({ path })));
    expect(groups.map((group) => group.prefix)).toEqual(['/api/v1/orders', '/api/v1/users']);
  });

  test('stay small with a thousand routes', () => {
    const routes = Array.from({ length: 1000 }, (_, n) => aRoute({ path: `/area${n % 5}/part${n % 50}/item${n}` }));
    const { groups } = groupRoutes(routes);
    expect(Math.max(...groups.map((group) => group.routes.length))).toBeLessThanOrEqual(24);
    expect(groups.flatMap((group) => group.routes)).toHaveLength(1000);
  });
});

describe('edges', () => {
  const guard = anAuthorizer();
  const routes = ['/a', '/a/{id}'].map((path) => aRoute({ path, authorizer: { id: guard.id } }));
  const table = aTable();
  const uses = routes.map((route) => aUse(route.id, table.id));
  const spec = anApp([guard, ...routes, table, ...uses]);

  test('one line leads from an authorizer to a group that it guards as a whole', () => {
    const { edges } = buildGraph(spec, open);
    const lines = edges.filter((edge) => edge.kind === 'authorizes' || edge.kind === 'calls');
    expect(lines.map((edge) => [edge.source, edge.target])).toEqual([
      [guard.id, 'group::/a'],
      [REST_API_ID, guard.id],
    ]);
  });

  test('the lines of a closed group are one, which knows all its uses', () => {
    const { edges, nodes } = buildGraph(spec, closed);
    const lines = edges.filter((edge) => edge.kind === 'uses');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.entityIds).toEqual(uses.map((use) => use.id));
    expect(nodes.some((node) => node.id === routes[0]?.id)).toBe(false);
  });

  test('every edge says why, and both its ends are on the canvas', () => {
    for (const state of [open, closed]) {
      const { nodes, edges } = buildGraph(spec, state);
      const ids = new Set(nodes.map((node) => node.id));
      for (const edge of edges) {
        expect(edge.why).toMatch(/\.$/);
        expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true);
      }
    }
  });
});

describe('drawing a line', () => {
  test('from an authorizer guards the route, or all routes of a group', () => {
    const guard = anAuthorizer();
    const routes = [aRoute({ path: '/a' }), aRoute({ path: '/a/b' })];
    const spec = anApp([guard, ...routes]);
    const made = connect(spec, guard.id, { id: 'group::/a', routeIds: routes.map((route) => route.id) });
    if ('refused' in made) throw new Error(made.refused);
    const next = applied(spec, made.edits);
    expect(Object.values(next.routes).map((route) => route.authorizer?.id)).toEqual([guard.id, guard.id]);
  });

  test('from a handler to a resource gives access, once', () => {
    const route = aRoute();
    const table = aTable();
    const spec = anApp([route, table]);
    const made = connect(spec, route.id, { id: table.id });
    if ('refused' in made) throw new Error(made.refused);
    const next = applied(spec, made.edits);
    expect(checkSpec(next)).toEqual([]);
    expect(connect(next, route.id, { id: table.id })).toHaveProperty('refused');
  });

  test('from a table to its handler turns the stream on', () => {
    const spec = anApp([aTable()]);
    const entry = catalogue.find((each) => each.id === 'dynamodb-record');
    if (entry === undefined) throw new Error('no entry');
    const next = applied(spec, addition(spec, entry).edits);
    expect(checkSpec(next)).toEqual([]);
    const [table] = Object.values(next.resources);
    expect(table?.type === 'table' && table.streamViewType).toBe('NEW_AND_OLD_IMAGES');
  });

  test('between two handlers is refused with what to do instead', () => {
    const [a, b] = [aRoute({ path: '/a' }), aRoute({ path: '/b' })];
    expect(connect(anApp([a, b]), a.id, { id: b.id })).toEqual({
      refused: 'Handlers do not call each other directly. Put a queue or a topic between them.',
    });
  });
});

test.each(catalogue.map((entry) => [entry.id, entry] as const))('adding %s twice is a sound change', (_, entry) => {
  const once = applied(anApp(), addition(anApp(), entry).edits);
  const { id, edits } = addition(once, entry);
  const twice = applied(once, edits);
  expect(findEntity(twice, id)).toBeDefined();
  const unfinished = [
    'no-user-pool',
    'no-authorizer-uri',
    'duplicate-websocket-handler',
    'duplicate-function-name',
    'duplicate-authorizer-name',
  ];
  const codes = checkSpec(twice).filter((problem) => !unfinished.includes(problem.code));
  expect(codes).toEqual([]);
});

test('deleting takes the lines with it and leaves nothing that points at what is gone', () => {
  const guard = anAuthorizer();
  const route = aRoute({ authorizer: { id: guard.id } });
  const table = aTable();
  const spec = anApp([guard, route, table, aUse(route.id, table.id)]);
  const { edits, stays } = removal(spec, [guard.id, table.id]);
  const next = applied(spec, edits);
  expect(checkSpec(next)).toEqual([]);
  expect(Object.keys(next.uses)).toEqual([]);
  expect(stays).toBe('The code stays in chalicelib/handlers.ts.');
});

describe('copying', () => {
  test('leaves the blueprint behind where the other app has none', () => {
    const mounts = { main: { order: 'a' } };
    const blueprint = { id: testId('blueprint'), order: 'b', kind: 'blueprint' as const, name: 'admin', mounts };
    const guard = anAuthorizer({ blueprint: blueprint.id });
    const route = aRoute({ path: '/users', blueprint: blueprint.id, authorizer: { id: guard.id } });
    const spec = anApp([blueprint, guard, route]);
    const pasted = pasteEdits(anApp(), copyText(spec, [guard.id, route.id]));
    if ('refused' in pasted) throw new Error(pasted.refused);
    expect(checkSpec(applied(anApp(), pasted.edits))).toEqual([]);
    const again = applied(spec, duplicateEdits(spec, [guard.id, route.id]).edits);
    expect(Object.values(again.routes).map((each) => each.blueprint)).toEqual([blueprint.id, blueprint.id]);
  });

  const route = aRoute();
  const bucket = aBucket();
  const spec = anApp([route, bucket, aUse(route.id, bucket.id)]);

  test('into another app brings code and lines along', () => {
    const pasted = pasteEdits(anApp(), copyText(spec, [route.id, bucket.id]));
    if ('refused' in pasted) throw new Error(pasted.refused);
    const next = applied(anApp(), pasted.edits);
    expect(checkSpec(next)).toEqual([]);
    expect(Object.keys(next.uses)).toHaveLength(1);
  });

  test('beside itself makes another path and name', () => {
    const { edits, ids } = duplicateEdits(spec, [route.id, bucket.id]);
    const next = applied(spec, edits);
    expect(ids).toHaveLength(2);
    expect(checkSpec(next)).toEqual([]);
  });

  test('into an app that has another file of that name takes the code along under a free one', () => {
    const file = 'chalicelib/handlers.ts';
    const other = { ...anApp(), source: { [file]: 'export function listOrders() {\n  return "theirs";\n}\n' } };
    const pasted = pasteEdits(other, copyText(spec, [route.id]));
    if ('refused' in pasted) throw new Error(pasted.refused);
    const next = applied(other, pasted.edits);
    const handler = next.routes[pasted.ids[0] ?? '']?.handler;
    expect(handler?.file).toBe('chalicelib/handlers-2.ts');
    expect(next.source[handler?.file ?? '']).toBe(spec.source[file]);
    expect(next.source[file]).toContain('theirs');
  });

  test('keeps how they stood to each other, and the notes beside them', () => {
    const note = { x: 40, y: 500, width: 200, height: 100, color: 'blue' as const, text: 'Why' };
    const places = { [route.id]: { x: 140, y: 520 }, [bucket.id]: { x: 440, y: 560 } };
    const pasted = pasteEdits(anApp(), copyText(spec, [route.id, bucket.id], { places, notes: [note] }));
    if ('refused' in pasted) throw new Error(pasted.refused);
    expect(pasted.ids.map((id) => pasted.places[id])).toEqual([
      { x: 100, y: 20 },
      { x: 400, y: 60 },
    ]);
    expect(pasted.notes).toEqual([{ ...note, x: 0, y: 0 }]);
  });

  test.each([
    ['nothing', '', /empty/],
    ['other text', 'GET /orders', /other text/],
    ['a part of what was copied', copyText(spec, [route.id]).slice(0, 200), /cut off/],
    ['JSON of something else', '{"a":1}', /something else/],
    ['a number', '42', /no constructs/],
    ['an OpenAPI document', '{"openapi":"3.1.0","paths":{}}', /OpenAPI/],
    ['a whole project', JSON.stringify(spec), /whole project/],
    ['a template', '{"Resources":{}}', /CloudFormation/],
    ['what a newer studio wrote', '{"chalice-studio":2,"entities":[],"source":{}}', /newer studio/],
    ['what was changed by hand', '{"chalice-studio":1,"entities":{},"source":{}}', /entities does not fit/],
    [
      'constructs that are none',
      '{"chalice-studio":1,"entities":[{"kind":"lambda"}],"source":{}}',
      /None of the constructs/,
    ],
    ['no construct at all', '{"chalice-studio":1,"entities":[],"source":{}}', /no constructs/],
  ])('of %s says why it cannot be pasted', (_, text, why) => {
    expect(pasteEdits(spec, text)).toEqual({ refused: expect.stringMatching(why) });
  });

  test('of some that can be read and some that cannot takes those that can, and counts the rest', () => {
    const clip = JSON.parse(copyText(spec, [route.id]));
    const pasted = pasteEdits(anApp(), JSON.stringify({ ...clip, entities: [...clip.entities, { kind: 'queue' }] }));
    expect(pasted).toMatchObject({ ids: [expect.any(String)], left: 1 });
  });
});

describe('layout', () => {
  const areas = Array.from({ length: 60 }, (_, n) => aRoute({ path: `/area${n % 12}/item${n}` }));
  const tables = Array.from({ length: 9 }, (_, n) => aTable({ name: `t${n}` }));
  const graph = buildGraph(anApp([...areas, ...tables, anAuthorizer()]), open);
  const frames = measureFrames(graph);

  test('puts nothing on top of anything', () => {
    const places = [...layoutColumns(graph, { frames, saved: {} })].map(([id, point]) => ({
      ...point,
      ...(frames.sizes.get(id) ?? { width: 0, height: 0 }),
    }));
    expect(places).toHaveLength(frames.outer.length);
    for (const [index, a] of places.entries())
      for (const b of places.slice(index + 1)) {
        const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart).toBe(true);
      }
  });

  test('keeps what was placed by hand where it is, and moves the rest out of its way', () => {
    const id = tables[0]?.id ?? '';
    const places = layoutColumns(graph, { frames, saved: { [id]: { x: 0, y: 0 } } });
    expect(places.get(id)).toEqual({ x: 0, y: 0 });
    expect(places.get(REST_API_ID)).not.toEqual({ x: 0, y: 0 });
  });

  test('a frame that has grown pushes down what was placed below it, and nothing beside it', () => {
    const [first, second] = tables;
    const group = graph.nodes.find((node) => node.type === 'group');
    if (first === undefined || second === undefined || group === undefined) throw new Error('no such nodes');
    const saved = { [group.id]: { x: 0, y: 0 }, [first.id]: { x: 0, y: 60 }, [second.id]: { x: 900, y: 60 } };
    const places = layoutColumns(graph, { frames, saved });
    const height = frames.sizes.get(group.id)?.height ?? 0;
    expect(places.get(group.id)).toEqual({ x: 0, y: 0 });
    expect(places.get(first.id)?.y).toBeGreaterThanOrEqual(height);
    expect(places.get(second.id)).toEqual({ x: 900, y: 60 });
  });
});
