import fc from 'fast-check';
import type { AppSpec } from '../app-spec';
import type { Edit } from '../edits/edit';
import { findEntity, listEntities } from '../entities';
import { APP_ID } from '../ids';
import { aRoute, testId } from './builders';

/** One valid change of a document: a field, a text, an addition or a removal. */
export function arbitraryEdit(spec: AppSpec): fc.Arbitrary<Edit> {
  const files = Object.keys(spec.source);
  const ids = listEntities(spec).map((entity) => entity.id);
  const create = fc.nat(9).map(
    (n): Edit => ({
      type: 'create',
      collection: 'routes',
      entity: aRoute({ id: testId('route'), path: `/new${n}` }),
    }),
  );
  const description = fc
    .string({ maxLength: 5 })
    .map((value): Edit => ({ type: 'set', id: APP_ID, path: ['description'], value }));
  const quota = fc.nat(99).map((limit): Edit => {
    const value = { limit, period: 'DAY' as const };
    return { type: 'set', id: APP_ID, path: ['api', 'usagePlan', 'quota'], value };
  });
  const changes = [create, description, quota];
  const routeIds = Object.keys(spec.routes);
  if (routeIds.length > 0) {
    changes.push(
      fc
        .record({ id: fc.constantFrom(...routeIds), maxAge: fc.option(fc.nat(99), { nil: undefined }) })
        .map(({ id, maxAge }): Edit => {
          const path = ['cors', 'maxAge'];
          return maxAge === undefined ? { type: 'set', id, path } : { type: 'set', id, path, value: maxAge };
        }),
    );
  }
  if (ids.length > 0) {
    const id = fc.constantFrom(...ids);
    changes.push(
      fc
        .record({ id, order: fc.stringMatching(/^a[0-9]{4}$/) })
        .map((field): Edit => ({ type: 'set', id: field.id, path: ['order'], value: field.order })),
    );
    changes.push(
      id.filter((each) => findEntity(spec, each) !== undefined).map((each): Edit => ({ type: 'remove', id: each })),
    );
  }
  if (files.length > 0) {
    changes.push(
      fc
        .record({
          file: fc.constantFrom(...files),
          at: fc.nat(),
          remove: fc.nat(4),
          insert: fc.string({ maxLength: 4 }),
        })
        .map(({ file, at, remove, insert }): Edit => {
          const length = spec.source[file]?.length ?? 0;
          const from = at % (length + 1);
          return { type: 'text', file, splices: [{ at: from, remove: Math.min(remove, length - from), insert }] };
        }),
    );
  }
  return fc.oneof(...changes);
}
