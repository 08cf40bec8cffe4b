import {
  APP_ID,
  type AppSpec,
  applyEdits,
  collectionOfKind,
  createId,
  type Edit,
  type Entity,
  findEntity,
} from '@chalice-studio/appspec';
import type { Note } from '@chalice-studio/control-plane/contract';
import { readClip, writeClip } from './clip';
import type { Point } from './frames';
import { freeName } from './free-name';
import { nextOrder } from './next-order';

export type CanvasPart = { places: Readonly<Record<string, Point>>; notes: readonly Note[] };

/** Constructs as text for the clipboard, with the files of their handlers, the lines between them, and where they stand. */
export function copyText(
  spec: AppSpec,
  ids: readonly string[],
  canvas: CanvasPart = { places: {}, notes: [] },
): string {
  const chosen = new Set(ids);
  const entities = ids.flatMap((id) => findEntity(spec, id) ?? []);
  const uses = Object.values(spec.uses).filter((use) => chosen.has(use.from) && chosen.has(use.resource));
  const files = new Set(entities.flatMap((entity) => ('handler' in entity ? [entity.handler.file] : [])));
  const source = Object.fromEntries(
    [...files].flatMap((file) => (spec.source[file] === undefined ? [] : [[file, spec.source[file]]])),
  );
  const places = Object.fromEntries(
    entities.flatMap(({ id }) => (canvas.places[id] === undefined ? [] : [[id, canvas.places[id]]])),
  );
  return writeClip({
    entities: [...entities, ...uses.filter((use) => !chosen.has(use.id))],
    source,
    places,
    notes: canvas.notes,
  });
}

export type Pasted = {
  ids: string[];
  edits: Edit[];
  /** Of the new constructs and notes, as they stood to each other; the uppermost and leftmost is at 0. */
  places: Record<string, Point>;
  notes: Note[];
  /** How many constructs could not be taken over. */
  left: number;
};

/** The edits that add what a clipboard holds, or why it holds nothing of ours. */
export function pasteEdits(spec: AppSpec, text: string): Pasted | { refused: string } {
  const clip = readClip(text);
  if ('refused' in clip) return clip;
  const { entities } = clip;
  const renamed = new Map(entities.map((entity) => [entity.id, createId(entity.kind)]));
  const known = (id: string) => findEntity(spec, id) !== undefined;
  let next = spec;
  const edits: Edit[] = [];
  const take = (edit: Edit): boolean => {
    const result = applyEdits(next, [edit]);
    if (!result.ok) return false;
    next = result.spec;
    edits.push(edit);
    return true;
  };
  const files = new Map<string, string>();
  for (const [file, content] of Object.entries(clip.source)) {
    const own = fileFor(next, file, content);
    files.set(file, own);
    if (next.source[own] === undefined) take({ type: 'set', id: APP_ID, path: ['source', own], value: content });
  }
  const taken = entities.filter((entity) => {
    const copy = withFile(
      withReferences(entity, (id) => renamed.get(id) ?? (known(id) ? id : undefined)),
      files,
    );
    const id = renamed.get(entity.id) ?? entity.id;
    const collection = collectionOfKind[entity.kind];
    return take({
      type: 'create',
      collection,
      entity: { ...unlike(next, copy), id, order: nextOrder(next) },
    });
  });
  const constructs = taken.filter((entity) => entity.kind !== 'use');
  const idOf = (entity: Entity) => renamed.get(entity.id) ?? entity.id;
  const stood = constructs.flatMap((entity) => {
    const place = clip.places[entity.id];
    return place === undefined ? [] : [{ id: idOf(entity), ...place }];
  });
  const corner = cornerOf([...stood, ...clip.notes]);
  return {
    ids: constructs.map(idOf),
    edits,
    places: Object.fromEntries(stood.map(({ id, x, y }) => [id, { x: x - corner.x, y: y - corner.y }])),
    notes: clip.notes.map((note) => ({ ...note, x: note.x - corner.x, y: note.y - corner.y })),
    left: clip.unreadable + entities.length - taken.length,
  };
}

/** The file of that name, unless there is one with other code in it: the copy must run what was copied. */
function fileFor(spec: AppSpec, file: string, content: string): string {
  const base = file.replace(/\.ts$/, '');
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? file : `${base}-${n}.ts`;
    const before = spec.source[name];
    if (before === undefined || before === content) return name;
  }
}

function withFile(entity: Entity, files: ReadonlyMap<string, string>): Entity {
  if (!('handler' in entity)) return entity;
  const file = files.get(entity.handler.file) ?? entity.handler.file;
  return { ...entity, handler: { ...entity.handler, file } };
}

function cornerOf(points: readonly Point[]): Point {
  if (points.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...points.map((each) => each.x)), y: Math.min(...points.map((each) => each.y)) };
}

/** The same constructs a second time, with their uses; they run the same code until that is changed. */
export function duplicateEdits(spec: AppSpec, ids: readonly string[], canvas?: CanvasPart): Pasted {
  const pasted = pasteEdits(spec, copyText(spec, ids, canvas));
  return 'refused' in pasted ? { ids: [], edits: [], places: {}, notes: [], left: 0 } : pasted;
}

/** Fields that name another entity. One that is not there stays as it is: the copy says what it misses. */
const references = ['bucket', 'topic', 'queue', 'stream', 'table', 'from', 'resource', 'deadLetter'];

function withReferences(entity: Entity, find: (id: string) => string | undefined): Entity {
  const fields: Record<string, unknown> = { ...entity };
  for (const field of references) {
    const value = fields[field];
    if (typeof value === 'string') fields[field] = find(value) ?? value;
  }
  // A part of an app that is not here is no miss: what is copied runs as well on the app itself.
  if (typeof fields.blueprint === 'string') {
    const blueprint = find(fields.blueprint);
    if (blueprint === undefined) delete fields.blueprint;
    else fields.blueprint = blueprint;
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
