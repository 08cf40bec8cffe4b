import {
  type AppSpec,
  collectionOfKind,
  createId,
  type Entity,
  type EntityKind,
  emptyAppSpec,
  type Problem,
  type Resource,
} from '@chalice-studio/appspec';
import { resourceName, streamName } from '../constructs/registration';

/** A document that is being put together. Entities get ids, and places in the order in which they come. */
export class Document {
  readonly spec: AppSpec;
  readonly problems: Problem[] = [];
  #count = 0;

  constructor(
    name: string,
    private readonly random: ((length: number) => Uint8Array) | undefined,
  ) {
    this.spec = emptyAppSpec(name);
  }

  newId(kind: EntityKind): string {
    return this.random === undefined ? createId(kind) : createId(kind, this.random);
  }

  /** A place behind everything that was added before. Orders compare as text. */
  nextOrder(): string {
    this.#count += 1;
    return `a${this.#count.toString(36).padStart(6, '0')}`;
  }

  /** Adds an entity of these fields; what is undefined is left out. */
  add(kind: EntityKind, fields: Readonly<Record<string, unknown>>): Entity {
    const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
    const entity = { id: this.newId(kind), order: this.nextOrder(), kind, ...Object.fromEntries(defined) } as Entity;
    this.put(entity);
    return entity;
  }

  put(entity: Entity): void {
    Object.assign(this.spec[collectionOfKind[entity.kind]], { [entity.id]: entity });
  }

  /** The resource that code names so; one that nobody has described is there already, unless the code says `managed`. */
  resource(type: Resource['type'], name: string, { managed = false }: { managed?: boolean | undefined } = {}): string {
    const spec = this.spec;
    const nameOf = type === 'table' ? streamName : resourceName;
    const found = Object.values(spec.resources).find((each) => each.type === type && nameOf(spec, each.id) === name);
    return found === undefined
      ? this.add('resource', managed ? managedResource(type, name) : existingResource(type, name)).id
      : found.id;
  }

  warn(entityId: string, code: string, message: string): void {
    this.problems.push({ entityId, path: [], code, message, severity: 'warning' });
  }
}

function managedResource(type: Resource['type'], name: string): Record<string, unknown> {
  const fields = { type, name, origin: { type: 'managed' } };
  if (type !== 'table') return fields;
  return { ...fields, partitionKey: { name: 'id', type: 'S' }, streamViewType: 'NEW_AND_OLD_IMAGES' };
}

function existingResource(type: Resource['type'], identifier: string): Record<string, unknown> {
  const stream = type === 'table' ? /:table\/([^/]+)/.exec(identifier)?.[1] : undefined;
  const last = stream ?? identifier.split(/[:/]/).at(-1) ?? identifier;
  const name = last.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^(?![A-Za-z])/, `${type}-`);
  if (type !== 'table') return { type, name, origin: { type: 'existing', identifier } };
  // Code names a stream; of the table itself it says nothing.
  const origin = { type: 'existing', identifier: stream ?? identifier, streamArn: identifier };
  return { type, name, origin, partitionKey: { name: 'id', type: 'S' } };
}
