import { applyEdits, type Entity } from '@chalice-studio/appspec';
import { anApp, anAuthorizer, aRoute, aTable } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { commonFields, multiFields, setForAll } from './multi-fields';

const guard = anAuthorizer();
const routes = ['/a', '/b', '/c'].map((path) => aRoute({ path }));
const spec = anApp([guard, ...routes]);
const all = (entities: readonly Entity[]) => commonFields(entities);
const named = (entities: readonly Entity[], label: string) => {
  const found = all(entities).find(({ field }) => field.label === label);
  if (found === undefined) throw new Error(`no field ${label}`);
  return found;
};

test('what several have in common is set for all of them in one change', () => {
  const field = named(routes, 'Authorizer');
  const { edits, title } = setForAll(routes, field, { id: guard.id });
  expect(title).toBe('Changed authorizer of 3');
  const result = applyEdits(spec, edits);
  if (!result.ok) throw new Error('refused');
  expect(Object.values(result.spec.routes).map((route) => route.authorizer)).toEqual(
    Array.from({ length: 3 }, () => ({ id: guard.id })),
  );
});

test('who has the value already is left alone, and unsetting removes the field', () => {
  const mixed = [aRoute({ authorizer: { id: guard.id } }), aRoute({ path: '/x' })];
  const field = named(mixed, 'Authorizer');
  expect(field).toMatchObject({ isMixed: true, value: undefined });
  expect(setForAll(mixed, field, { id: guard.id }).edits).toHaveLength(1);
  expect(setForAll(mixed, field, undefined)).toEqual({
    edits: [{ type: 'set', id: mixed[0]?.id, path: ['authorizer'] }],
    title: 'Changed authorizer of one',
  });
});

test('a field of only some of them is offered for those', () => {
  const some = [...routes.slice(0, 2), guard];
  expect(named(some, 'Blueprint').ids).toHaveLength(3);
  expect(named(some, 'CORS').ids).toHaveLength(2);
});

test('things that have nothing in common offer nothing', () => {
  expect(all([aTable(), guard])).toEqual([]);
  expect(all([routes[0] ?? guard])).toEqual([]);
});

test('every choice is one that the document takes', () => {
  const field = multiFields.filter((each) => each.type === 'choice' && routes.every(each.applies));
  expect(field.length).toBeGreaterThan(3);
  for (const each of field) {
    for (const choice of each.type === 'choice' ? each.choices(spec) : []) {
      const { edits } = setForAll(routes, { field: each, ids: routes.map(({ id }) => id) }, choice.value);
      expect(applyEdits(spec, edits).ok).toBe(true);
    }
  }
});
