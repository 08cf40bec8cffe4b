import type { AppSpec } from '../app-spec';
import { findEntity } from '../entities';
import { APP_ID } from '../ids';
import type { Json } from '../json';
import { valueAt } from './apply-edits';
import type { Edit } from './edit';
import { operationOf, splicesOf, transform } from './text-operation';

/**
 * `edits` as they read after `over`, both made on the same document. Texts are merged; a field belongs to the last
 * writer; what was removed, or replaced as a whole, takes later edits of its parts with it.
 * `first` says whose insertion comes first when both insert at one place: the one that the server ordered first.
 */
export function rebaseEdits(edits: readonly Edit[], over: readonly Edit[], first: 'edits' | 'over' = 'over'): Edit[] {
  return edits.flatMap((edit) => rebaseOne(edit, over, first));
}

function rebaseOne(edit: Edit, over: readonly Edit[], first: 'edits' | 'over'): Edit[] {
  let current: Edit = edit;
  for (const other of over) {
    if (current.type === 'text' && other.type === 'text' && current.file === other.file) {
      const side = first === 'edits' ? 'operation' : 'over';
      const moved = transform(operationOf(current.splices), operationOf(other.splices), side);
      current = { ...current, splices: splicesOf(moved) };
    } else if (takesAway(other, current)) return [];
  }
  return current.type === 'text' && current.splices.length === 0 ? [] : [current];
}

function takesAway(other: Edit, edit: Edit): boolean {
  if (other.type === 'remove') return (edit.type === 'set' || edit.type === 'remove') && edit.id === other.id;
  if (other.type !== 'set' || other.id !== APP_ID || edit.type !== 'text') return false;
  return other.path[0] === 'source' && (other.path.length === 1 || other.path[1] === edit.file);
}

/**
 * What undoes a change now: of the fields that it set, those that still hold its value; of its texts, the same places
 * moved by what came `since`; nothing that another person has changed meanwhile.
 */
export function undoEdits(
  spec: AppSpec,
  change: { edits: readonly Edit[]; inverse: readonly Edit[]; since: readonly (readonly Edit[])[] },
): Edit[] {
  const written = new Map<string, Json | undefined>();
  for (const edit of change.edits) if (edit.type === 'set') written.set(fieldKey(edit), edit.value);
  return change.inverse.flatMap((inverse) => undoOne(spec, inverse, { written, since: change.since }));
}

function undoOne(
  spec: AppSpec,
  inverse: Edit,
  { written, since }: { written: Map<string, Json | undefined>; since: readonly (readonly Edit[])[] },
): Edit[] {
  switch (inverse.type) {
    case 'set': {
      const now = currentValue(spec, inverse.id, inverse.path);
      return sameJson(now, written.get(fieldKey(inverse))) ? [inverse] : [];
    }
    case 'create':
      return findEntity(spec, inverse.entity.id) === undefined ? [inverse] : [];
    case 'remove':
      return findEntity(spec, inverse.id) === undefined ? [] : [inverse];
    case 'text':
      return since.reduce<Edit[]>((edits, over) => rebaseEdits(edits, over), [inverse]);
  }
}

const fieldKey = (edit: { id: string; path: readonly string[] }) => JSON.stringify([edit.id, ...edit.path]);

function currentValue(spec: AppSpec, id: string, path: readonly string[]): Json | undefined {
  return valueAt(id === APP_ID ? spec : findEntity(spec, id), path);
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
