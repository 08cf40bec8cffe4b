import type { z } from 'zod';
import { type AppSpec, appSpecSchema, type CollectionKey, type Entity } from '../app-spec';
import { collectionOfKind, findEntity } from '../entities';
import { labelOf } from '../entity-label';
import { APP_ID } from '../ids';
import type { Json } from '../json';
import type { Problem } from '../problem';
import type { Edit } from './edit';
import { problemOfIssue } from './issue';
import { replacedAt, withValue } from './json-path';
import { applySplices } from './text-operation';

/** `inverse` undoes the edits when applied to `spec`. */
export type ApplyResult =
  | { ok: true; spec: AppSpec; inverse: readonly Edit[] }
  | { ok: false; problems: readonly Problem[] };

export type Step = { spec: AppSpec; inverse: Edit } | { problem: Problem };

/**
 * Applies edits in order to an immutable document; what did not change is shared with the document before.
 * An invalid edit changes nothing and answers with every problem, by entity and field.
 */
export function applyEdits(spec: AppSpec, edits: readonly Edit[]): ApplyResult {
  const problems: Problem[] = [];
  const inverse: Edit[] = [];
  const touched = new Set<string>();
  let current = spec;
  for (const edit of edits) {
    const step = applyUnchecked(current, edit);
    if ('problem' in step) {
      problems.push(step.problem);
      continue;
    }
    current = step.spec;
    inverse.unshift(step.inverse);
    touched.add(idOf(edit));
  }
  for (const id of touched) problems.push(...shapeProblems(current, id));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, spec: current, inverse };
}

function idOf(edit: Edit): string {
  if (edit.type === 'create') return edit.entity.id;
  return edit.type === 'text' ? APP_ID : edit.id;
}

/** One edit, without asking whether what it leaves has the right shape: several edits may do so only together. */
export function applyUnchecked(spec: AppSpec, edit: Edit): Step {
  switch (edit.type) {
    case 'create':
      return create(spec, edit);
    case 'remove':
      return remove(spec, edit.id);
    case 'set':
      return edit.id === APP_ID ? setOfApp(spec, edit) : setOfEntity(spec, edit);
    case 'text':
      return text(spec, edit);
  }
}

function create(spec: AppSpec, edit: Extract<Edit, { type: 'create' }>): Step {
  const { entity, collection } = edit;
  const expected = collectionOfKind[entity.kind];
  if (expected !== collection) {
    return refuse(
      entity.id,
      ['kind'],
      'wrong-collection',
      `A ${entity.kind} belongs to ${expected}, not to ${collection}.`,
    );
  }
  if (findEntity(spec, entity.id) !== undefined) {
    return refuse(entity.id, ['id'], 'duplicate-id', `${labelOf(spec, entity)} has the id of something that exists.`);
  }
  return { spec: withEntity(spec, collection, entity.id, entity), inverse: { type: 'remove', id: entity.id } };
}

function remove(spec: AppSpec, id: string): Step {
  const entity = findEntity(spec, id);
  if (entity === undefined) return missing(id);
  const collection = collectionOfKind[entity.kind];
  return { spec: withEntity(spec, collection, id, undefined), inverse: { type: 'create', collection, entity } };
}

function setOfEntity(spec: AppSpec, edit: Extract<Edit, { type: 'set' }>): Step {
  const entity = findEntity(spec, edit.id);
  if (entity === undefined) return missing(edit.id);
  if (edit.path[0] === 'id' || edit.path[0] === 'kind') {
    return refuse(
      edit.id,
      edit.path,
      'read-only-field',
      `The ${edit.path[0]} of ${labelOf(spec, entity)} cannot change.`,
    );
  }
  const next = withValue(entity as Json, edit.path, edit.value) as Entity;
  return {
    spec: withEntity(spec, collectionOfKind[entity.kind], edit.id, next),
    inverse: { type: 'set', id: edit.id, ...replacedAt(entity, edit.path) },
  };
}

const appFields = [
  'name',
  'description',
  'mode',
  'debug',
  'api',
  'websocket',
  'dependencies',
  'source',
  'extraCloudFormation',
];

function setOfApp(spec: AppSpec, edit: Extract<Edit, { type: 'set' }>): Step {
  const [field] = edit.path;
  if (field === undefined || !appFields.includes(field)) {
    return refuse(APP_ID, edit.path, 'unknown-field', `The app has no field ${edit.path.join('.')} that can be set.`);
  }
  const next = withValue(spec as Json, edit.path, edit.value) as AppSpec;
  return { spec: next, inverse: { type: 'set', id: APP_ID, ...replacedAt(spec, edit.path) } };
}

function text(spec: AppSpec, { file, splices }: Extract<Edit, { type: 'text' }>): Step {
  const before = spec.source[file];
  if (before === undefined) {
    return refuse(APP_ID, ['source', file], 'missing-file', `There is no file ${file}; it was removed or renamed.`);
  }
  const inverse: Extract<Edit, { type: 'text' }>['splices'] = [];
  let current = before;
  for (const splice of splices) {
    if (splice.at + splice.remove > current.length) {
      return refuse(APP_ID, ['source', file], 'outside-text', `An edit of ${file} reaches behind its end.`);
    }
    inverse.unshift({
      at: splice.at,
      remove: splice.insert.length,
      insert: current.slice(splice.at, splice.at + splice.remove),
    });
    current = applySplices(current, [splice]);
  }
  return {
    spec: { ...spec, source: { ...spec.source, [file]: current } },
    inverse: { type: 'text', file, splices: inverse },
  };
}

function withEntity(spec: AppSpec, collection: CollectionKey, id: string, entity: Entity | undefined): AppSpec {
  const { [id]: _, ...others } = spec[collection] as Record<string, Entity>;
  return { ...spec, [collection]: entity === undefined ? others : { ...spec[collection], [id]: entity } };
}

function shapeProblems(spec: AppSpec, id: string): Problem[] {
  const entity = id === APP_ID ? undefined : findEntity(spec, id);
  if (id !== APP_ID && entity === undefined) return [];
  const result =
    entity === undefined
      ? appSpecSchema
          .pick({
            name: true,
            description: true,
            mode: true,
            debug: true,
            api: true,
            websocket: true,
            dependencies: true,
            source: true,
            extraCloudFormation: true,
          })
          .safeParse(pickApp(spec))
      : entitySchemas[collectionOfKind[entity.kind]].safeParse(entity);
  return result.success ? [] : result.error.issues.map((issue) => problemOfIssue(id, issue));
}

const entitySchemas = Object.fromEntries(
  Object.values(collectionOfKind).map((key) => [key, appSpecSchema.shape[key].valueType]),
) as unknown as Record<CollectionKey, z.ZodType>;

function pickApp(spec: AppSpec): Record<string, unknown> {
  return Object.fromEntries(appFields.map((field) => [field, spec[field as keyof AppSpec]]));
}

function missing(id: string): { problem: Problem } {
  return refuse(id, [], 'missing-entity', 'This was removed by somebody else. Undo the removal to edit it.');
}

function refuse(entityId: string, path: readonly string[], code: string, message: string): { problem: Problem } {
  return { problem: { entityId, path, code, message, severity: 'error' } };
}
