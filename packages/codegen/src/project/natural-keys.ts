import { type AppSpec, type Entity, labelOf, listEntities } from '@chalice-studio/appspec';
import { normalEntity } from './normal-form';

/**
 * Id → what an entity is called outside of its document: `GET /orders (blueprint shop)`, `table todos`. Two of one name
 * are told apart by their order.
 */
export function naturalKeys(spec: AppSpec): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const entity of listEntities(spec)) {
    if (entity.kind === 'use') continue;
    const key = keyOf(spec, entity);
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    keys.set(entity.id, count === 1 ? key : `${key} #${count}`);
  }
  return keys;
}

function keyOf(spec: AppSpec, entity: Entity): string {
  const label = labelOf(spec, normalEntity(spec, entity));
  const blueprint =
    'blueprint' in entity && entity.blueprint !== undefined ? spec.blueprints[entity.blueprint] : undefined;
  return blueprint === undefined ? label : `${label} (blueprint ${blueprint.name})`;
}

const referenceFields = ['bucket', 'topic', 'queue', 'stream', 'table', 'deadLetter', 'from', 'resource'];

/** A copy of an entity in which references to others are replaced; ids by keys on the way out, keys by ids on the way back. */
export function mapReferences<Each extends object>(entity: Each, map: (reference: string) => string): Each {
  const copy = { ...entity } as Record<string, unknown>;
  for (const field of referenceFields) {
    const value = copy[field];
    if (typeof value === 'string') copy[field] = map(value);
    if (isObjectWith('queue', value)) copy[field] = { ...value, queue: map(value.queue) };
  }
  if (isObjectWith('id', copy.authorizer)) copy.authorizer = { ...copy.authorizer, id: map(copy.authorizer.id) };
  return copy as Each;
}

function isObjectWith<Key extends string>(key: Key, value: unknown): value is Record<Key, string> {
  return typeof value === 'object' && value !== null && key in value && typeof Reflect.get(value, key) === 'string';
}
