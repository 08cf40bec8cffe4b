import {
  APP_ID,
  type AppSpec,
  applyEdits,
  collectionOfKind,
  createId,
  type Edit,
  type Entity,
  editSchema,
  findEntity,
} from '@chalice-studio/appspec';
import { z } from 'zod';
import { freeName } from './free-name';
import { nextOrder } from './next-order';

const clipSchema = z.object({
  'chalice-studio': z.literal(1),
  entities: z.array(z.unknown()),
  source: z.record(z.string(), z.string()),
});

/** Constructs as text for the clipboard, with the files of their handlers and the lines between them. */
export function copyText(spec: AppSpec, ids: readonly string[]): string {
  const chosen = new Set(ids);
  const entities = ids.flatMap((id) => findEntity(spec, id) ?? []);
  const uses = Object.values(spec.uses).filter((use) => chosen.has(use.from) && chosen.has(use.resource));
  const files = new Set(entities.flatMap((entity) => ('handler' in entity ? [entity.handler.file] : [])));
  const source = Object.fromEntries(
    [...files].flatMap((file) => (spec.source[file] === undefined ? [] : [[file, spec.source[file]]])),
  );
  return JSON.stringify({ 'chalice-studio': 1, entities: [...entities, ...uses], source }, null, 2);
}

/** The edits that add what a clipboard holds, or undefined when it holds nothing of ours. */
export function pasteEdits(spec: AppSpec, text: string): { ids: string[]; edits: Edit[] } | undefined {
  const clip = clipSchema.safeParse(parseJson(text)).data;
  if (clip === undefined) return undefined;
  const entities = clip.entities.flatMap((entity) => entityOf(entity) ?? []);
  const renamed = new Map(entities.map((entity) => [entity.id, createId(entity.kind)]));
  const known = (id: string) => findEntity(spec, id) !== undefined;
  let next = spec;
  const edits: Edit[] = [];
  const take = (edit: Edit) => {
    const result = applyEdits(next, [edit]);
    if (!result.ok) return;
    next = result.spec;
    edits.push(edit);
  };
  for (const [file, content] of Object.entries(clip.source))
    if (next.source[file] === undefined) take({ type: 'set', id: APP_ID, path: ['source', file], value: content });
  for (const entity of entities) {
    const copy = withReferences(entity, (id) => renamed.get(id) ?? (known(id) ? id : undefined));
    const id = renamed.get(entity.id) ?? entity.id;
    take({
      type: 'create',
      collection: collectionOfKind[entity.kind],
      entity: { ...unlike(next, copy), id, order: nextOrder(next) },
    });
  }
  const ids = entities.flatMap((entity) => (entity.kind === 'use' ? [] : [renamed.get(entity.id) ?? '']));
  return ids.length === 0 ? undefined : { ids, edits };
}

/** The same construct a second time, with its uses; it runs the same code until that is changed. */
export function duplicateEdits(spec: AppSpec, ids: readonly string[]): { ids: string[]; edits: Edit[] } {
  return pasteEdits(spec, copyText(spec, ids)) ?? { ids: [], edits: [] };
}

/** A create edit's own schema knows every kind of entity; it leaves to the document where each belongs. */
function entityOf(value: unknown): Entity | undefined {
  const edit = editSchema.safeParse({ type: 'create', collection: 'routes', entity: value }).data;
  return edit?.type === 'create' ? edit.entity : undefined;
}

/** Fields that name another entity. One that is not there stays as it is: the copy says what it misses. */
const references = ['blueprint', 'bucket', 'topic', 'queue', 'stream', 'table', 'from', 'resource', 'deadLetter'];

function withReferences(entity: Entity, find: (id: string) => string | undefined): Entity {
  const fields: Record<string, unknown> = { ...entity };
  for (const field of references) {
    const value = fields[field];
    if (typeof value === 'string') fields[field] = find(value) ?? value;
  }
  if (entity.kind === 'route' && entity.authorizer !== undefined) {
    const id = find(entity.authorizer.id);
    if (id === undefined) delete fields.authorizer;
    else fields.authorizer = { ...entity.authorizer, id };
  }
  return fields as Entity;
}

/** Two functions, or two routes of one method, cannot share a name or a path. */
function unlike(spec: AppSpec, entity: Entity): Entity {
  if (entity.kind === 'route') return { ...entity, path: freeRoutePath(spec, entity) };
  if (!('name' in entity) || entity.name === undefined) return entity;
  return { ...entity, name: freeName(spec, entity.name) } as Entity;
}

function freeRoutePath(spec: AppSpec, route: Extract<Entity, { kind: 'route' }>): string {
  const taken = new Set(
    Object.values(spec.routes)
      .filter((each) => each.methods.some((method) => route.methods.includes(method)))
      .map((each) => each.path),
  );
  if (!taken.has(route.path)) return route.path;
  const base = route.path === '/' ? '/copy' : `${route.path}-copy`;
  for (let n = 1; ; n += 1) if (!taken.has(n === 1 ? base : `${base}${n}`)) return n === 1 ? base : `${base}${n}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // The clipboard holds something else: that is no error.
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
