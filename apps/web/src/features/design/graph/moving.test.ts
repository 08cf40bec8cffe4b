import { applyEdits, checkSpec, type Edit } from '@chalice-studio/appspec';
import { anApp, anAuthorizer, aRoute, aTable, aUse, testId } from '@chalice-studio/appspec/testing';
import { generate } from '@chalice-studio/codegen';
import { describe, expect, test } from 'vitest';
import { addition } from './addition';
import { catalogue } from './catalogue';
import { connect } from './connections';
import { effectLine, effectOf } from './effects';
import { lineEndsOf } from './line-ends';
import { moveInto } from './moving';
import { relationsOf } from './relations';

const blueprint = { id: testId('blueprint'), order: 'b', kind: 'blueprint' as const, name: 'admin', mounts: {} };
const mounted = { ...blueprint, mounts: { main: { order: 'a', urlPrefix: '/back' } } };
const route = aRoute({ path: '/users' });
const guard = anAuthorizer();
const table = aTable({ name: 'orders' });

function applied(spec: Parameters<typeof applyEdits>[0], edits: readonly Edit[]) {
  const result = applyEdits(spec, edits);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.spec;
}

describe('dropping onto a blueprint', () => {
  test('mounts one that nobody could reach, and says where the route answers', () => {
    const spec = anApp([route, blueprint]);
    const moved = moveInto(spec, [route.id], blueprint.id);
    if (moved === undefined || 'refused' in moved) throw new Error('not moved');
    expect(moved.done).toBe('Moved GET /users into admin: it answers at /admin/users');
    const next = applied(spec, moved.edits);
    expect(next.routes[route.id]?.blueprint).toBe(blueprint.id);
    expect(Object.values(next.blueprints[blueprint.id]?.mounts ?? {})).toHaveLength(1);
  });

  test('leaves the mounts of one that has some', () => {
    const moved = moveInto(anApp([route, mounted]), [route.id], mounted.id);
    expect(moved !== undefined && 'edits' in moved && moved.edits).toHaveLength(1);
    expect(moved).toMatchObject({ done: 'Moved GET /users into admin: it answers at /back/users' });
  });

  test('does nothing to what is there already, and takes the rest of a selection', () => {
    const inside = aRoute({ path: '/a', blueprint: mounted.id });
    const spec = anApp([inside, route, mounted, table]);
    expect(moveInto(spec, [inside.id], mounted.id)).toBeUndefined();
    expect(moveInto(spec, [inside.id, route.id, table.id], mounted.id)).toMatchObject({
      edits: [{ id: route.id, value: mounted.id }],
    });
  });

  test('says why a resource cannot be held', () => {
    expect(moveInto(anApp([table, mounted]), [table.id], mounted.id)).toMatchObject({
      refused: expect.stringContaining('whole app'),
    });
    expect(moveInto(anApp([table]), [table.id], undefined)).toBeUndefined();
  });

  test('out of it unsets the blueprint', () => {
    const inside = aRoute({ path: '/a', blueprint: mounted.id });
    const spec = anApp([inside, mounted]);
    const moved = moveInto(spec, [inside.id], undefined);
    expect(moved).toMatchObject({ done: 'Moved GET /a out of admin: it answers at /a' });
    if (moved === undefined || 'refused' in moved) throw new Error('not moved');
    expect(applied(spec, moved.edits).routes[inside.id]).not.toHaveProperty('blueprint');
  });
});

describe('a guarded route that is dropped onto a blueprint', () => {
  const guarded = aRoute({ path: '/a', authorizer: { id: guard.id, scopes: ['read'] } });
  const also = aRoute({ path: '/b', authorizer: { id: guard.id } });
  const reads = { ...aUse(guard.id, table.id), access: ['read' as const] };

  function moved(spec: Parameters<typeof moveInto>[0], ids: string[], place: string | undefined) {
    const made = moveInto(spec, ids, place);
    if (made === undefined || 'refused' in made) throw new Error('not moved');
    const next = applied(spec, made.edits);
    expect(checkSpec(next).filter((problem) => problem.severity === 'error')).toEqual([]);
    return { next, done: made.done };
  }

  test('takes along the authorizer that guards nothing else', () => {
    const { next, done } = moved(anApp([guarded, guard, mounted]), [guarded.id], mounted.id);
    expect(next.authorizers[guard.id]).toMatchObject({ blueprint: mounted.id });
    expect(done).toMatch(/; authorizer token_auth is registered in admin now$/);
    const back = moved(next, [guarded.id], undefined).next;
    expect(back).toEqual(anApp([guarded, guard, mounted]));
  });

  test('is guarded by one of the same code and access where the first is still needed, and all that follow by that', () => {
    const { next, done } = moved(anApp([guarded, also, guard, table, reads, mounted]), [guarded.id], mounted.id);
    expect(done).toMatch(/; admin gets authorizer token_auth_2 of the same code$/);
    const copy = next.authorizers[next.routes[guarded.id]?.authorizer?.id ?? ''];
    expect(copy).toMatchObject({ name: 'token_auth_2', blueprint: mounted.id });
    expect(next.routes[guarded.id]?.authorizer?.scopes).toEqual(['read']);
    expect(Object.values(next.uses).map((use) => use.from)).toEqual([guard.id, copy?.id]);
    const second = moved(next, [also.id], mounted.id);
    expect(second.done).toMatch(/; guarded by authorizer token_auth_2 of admin$/);
    expect(Object.keys(second.next.authorizers)).toHaveLength(2);
  });

  test('can be protected by an authorizer of elsewhere, too', () => {
    const inside = aRoute({ path: '/c', blueprint: mounted.id });
    const spec = anApp([inside, also, guard, mounted]);
    const made = connect(spec, guard.id, { id: inside.id });
    if ('refused' in made) throw new Error(made.refused);
    expect(made.done).toBe('authorizer token_auth guards GET /c; admin gets authorizer token_auth_2 of the same code');
    expect(checkSpec(applied(spec, made.edits))).toEqual([]);
  });
});

describe('the other ends of a line', () => {
  const spec = anApp([guard, route, table, mounted]);

  test('come first where the line can be, then where it would lead here, and last with the reason why not', () => {
    const ends = lineEndsOf(spec, { id: route.id });
    expect(ends.map(({ label, isBackwards, made }) => [label, isBackwards, 'edits' in made])).toEqual([
      ['blueprint admin', false, true],
      ['table orders', false, true],
      ['authorizer token_auth', true, true],
    ]);
  });

  test('say why not', () => {
    const other = aRoute({ path: '/other' });
    const refused = lineEndsOf(anApp([route, other]), { id: route.id }).at(-1)?.made;
    expect(refused).toMatchObject({ refused: expect.stringContaining('queue or a topic') });
  });
});

test('what is connected is said of both ends', () => {
  const guarded = aRoute({ path: '/orders', authorizer: { id: guard.id } });
  const use = { ...aUse(guarded.id, table.id), access: ['read' as const] };
  const relations = relationsOf(anApp([guard, guarded, table, use]));
  expect(relations.get(guarded.id)).toBe('guarded by authorizer token_auth, may read table orders');
  expect(relations.get(table.id)).toBe('used by GET /orders');
  expect(relations.get(guard.id)).toBe('guards GET /orders');
});

test('what a thousand routes use is not read out a thousand times', () => {
  const routes = Array.from({ length: 50 }, (_, n) => aRoute({ path: `/r${n}` }));
  const relations = relationsOf(anApp([table, ...routes, ...routes.map((each) => aUse(each.id, table.id))]));
  expect(relations.get(table.id)).toMatch(/GET \/r5 and 44 more$/);
});

describe('what a change means is said in one line', () => {
  test('a queue handler: its file, the wiring, the functions and the permission', () => {
    const entry = catalogue.find((each) => each.id === 'sqs-message');
    if (entry === undefined) throw new Error('no entry');
    const line = effectLine(effectOf(anApp(), addition(anApp(), entry).edits));
    expect(line).toBe(
      'chalicelib/messages.ts, app.ts · template: adds function handle_jobs, adds queue jobs · permission: handler handle_jobs may receive from queue jobs',
    );
  });

  test('access that comes, changes and goes', () => {
    const use = { ...aUse(route.id, table.id), access: ['read' as const] };
    const spec = anApp([route, table]);
    expect(effectOf(spec, [{ type: 'create', collection: 'uses', entity: use }]).permissions).toEqual([
      'GET /users may read table orders',
    ]);
    const used = anApp([route, table, use]);
    const access: Edit = { type: 'set', id: use.id, path: ['access'], value: ['read', 'write'] };
    expect(effectOf(used, [access]).permissions).toEqual(['GET /users may read and write table orders']);
    expect(effectOf(applied(used, [access]), [{ type: 'remove', id: use.id }]).permissions).toEqual([
      'GET /users may no longer read or write table orders',
    ]);
  });

  test('what belongs to a blueprint is wired in its file', () => {
    const inside = aRoute({ path: '/a', blueprint: mounted.id });
    const spec = anApp([inside, mounted]);
    const edit: Edit = { type: 'set', id: inside.id, path: ['apiKeyRequired'], value: true };
    expect(effectOf(spec, [edit])).toMatchObject({
      files: ['chalicelib/blueprints/admin.ts'],
      template: ['changes the REST API'],
    });
    const file = 'chalicelib/blueprints/admin.ts';
    const before = generate(spec).tree;
    const after = generate(applied(spec, [edit])).tree;
    expect(Object.keys(after).filter((each) => after[each] !== before[each])).toContain(file);
  });

  test('text changes its file and nothing else', () => {
    const file = 'chalicelib/handlers.ts';
    const edit: Edit = { type: 'text', file, splices: [{ at: 0, remove: 0, insert: '// why\n' }] };
    expect(effectLine(effectOf(anApp([route]), [edit]))).toBe(file);
  });
});
