import { type AppSpec, collectionKeys } from '../app-spec';
import { APP_ID } from '../ids';
import type { Json } from '../json';
import type { Edit } from './edit';

const documentFields = ['name', 'description', 'mode', 'debug'] as const;
const mapFields = ['api', 'websocket', 'dependencies', 'extraCloudFormation'] as const;

/** The edits that make `b` of `a`: fields one by one, texts as one splice of what differs. */
export function diffSpecs(a: AppSpec, b: AppSpec): Edit[] {
  return [...entityEdits(a, b), ...documentEdits(a, b), ...sourceEdits(a, b)];
}

function entityEdits(a: AppSpec, b: AppSpec): Edit[] {
  return collectionKeys.flatMap((collection) => {
    const before: Record<string, { id: string; kind: string }> = a[collection];
    const after: AppSpec[typeof collection] = b[collection];
    const removed = Object.keys(before).filter((id) => after[id]?.kind !== before[id]?.kind);
    return [
      ...removed.map((id): Edit => ({ type: 'remove', id })),
      ...Object.values(after).flatMap((entity): Edit[] => {
        const old = before[entity.id];
        if (old === undefined || old.kind !== entity.kind) return [{ type: 'create', collection, entity }];
        return fieldEdits(entity.id, [], old, entity);
      }),
    ];
  });
}

function documentEdits(a: AppSpec, b: AppSpec): Edit[] {
  const plain = documentFields.filter((field) => a[field] !== b[field]);
  return [
    ...plain.map((field): Edit => ({ type: 'set', id: APP_ID, path: [field], value: b[field] })),
    ...mapFields.flatMap((field) => fieldEdits(APP_ID, [field], a[field], b[field])),
  ];
}

function fieldEdits(id: string, path: string[], before: object, after: object): Edit[] {
  const old = before as { [key: string]: Json };
  const now = after as { [key: string]: Json };
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys.flatMap((key): Edit[] => {
    if (JSON.stringify(old[key]) === JSON.stringify(now[key])) return [];
    const value = now[key];
    return value === undefined
      ? [{ type: 'set', id, path: [...path, key] }]
      : [{ type: 'set', id, path: [...path, key], value }];
  });
}

function sourceEdits(a: AppSpec, b: AppSpec): Edit[] {
  const files = [...new Set([...Object.keys(a.source), ...Object.keys(b.source)])];
  return files.flatMap((file): Edit[] => {
    const before = a.source[file];
    const after = b.source[file];
    if (before === after) return [];
    const path = ['source', file];
    if (after === undefined) return [{ type: 'set', id: APP_ID, path }];
    if (before === undefined) return [{ type: 'set', id: APP_ID, path, value: after }];
    return [textDifference(file, before, after)];
  });
}

/** One splice between the common beginning and the common end of two texts. */
export function textDifference(file: string, before: string, after: string): Extract<Edit, { type: 'text' }> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const splice = { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
  return { type: 'text', file, splices: [splice] };
}
