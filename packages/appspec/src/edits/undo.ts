import type { AppSpec } from '../app-spec';
import { findEntity } from '../entities';
import { APP_ID } from '../ids';
import { applyUnchecked } from './apply-edits';
import type { Edit } from './edit';
import { sameJson, valueAt, withValue } from './json-path';
import { rebaseBoth } from './rebase';

type SetEdit = Extract<Edit, { type: 'set' }>;

/**
 * What undoes a change now: of the fields that it set, those that still hold its value; of its texts, the same places
 * moved by what came `since`; nothing that another person has changed meanwhile. `inverse` is that of `applyEdits`.
 */
export function undoEdits(
  spec: AppSpec,
  change: { edits: readonly Edit[]; inverse: readonly Edit[]; since: readonly (readonly Edit[])[] },
): Edit[] {
  const undo: Edit[] = [];
  let current = spec;
  let since = change.since.flat();
  const unmatched = [...change.edits];
  const lost: SetEdit[] = [];
  for (const inverse of change.inverse) {
    const [moved, over] = inverse.type === 'text' ? rebaseBoth([inverse], since) : [[inverse], since];
    since = over;
    const at = unmatched.findLastIndex((edit) => isUndoneBy(edit, inverse));
    const [edit] = at < 0 ? [] : unmatched.splice(at, 1);
    if (edit?.type === 'set' && isLost(current, edit, lost)) continue;
    for (const each of moved) {
      const fitting = fittingUndo(current, edit, each);
      const step = fitting === undefined ? undefined : applyUnchecked(current, fitting);
      if (fitting === undefined || step === undefined || 'problem' in step) continue;
      current = step.spec;
      undo.push(fitting);
    }
  }
  return undo;
}

/** Whether somebody has written the field since, or the field as a later edit of the same change left it. */
function isLost(spec: AppSpec, edit: SetEdit, lost: SetEdit[]): boolean {
  const overlaps = (other: SetEdit) => {
    const length = Math.min(other.path.length, edit.path.length);
    return other.id === edit.id && other.path.slice(0, length).every((key, index) => edit.path[index] === key);
  };
  const isHeld = sameJson(valueAt(ownerOf(spec, edit), edit.path), edit.value);
  if (isHeld && !lost.some(overlaps)) return false;
  lost.push(edit);
  return true;
}

const ownerOf = (spec: AppSpec, edit: SetEdit) => (edit.id === APP_ID ? spec : findEntity(spec, edit.id));

function isUndoneBy(edit: Edit, inverse: Edit): boolean {
  if (edit.type === 'create') return inverse.type === 'remove' && inverse.id === edit.entity.id;
  if (edit.type !== 'set' || inverse.type !== 'set' || edit.id !== inverse.id) return false;
  return inverse.path.every((key, index) => edit.path[index] === key);
}

/** `inverse`, or what is left of it where somebody else has built on `edit`. */
function fittingUndo(spec: AppSpec, edit: Edit | undefined, inverse: Edit): Edit | undefined {
  switch (inverse.type) {
    case 'set':
      return edit?.type === 'set' ? undoSet(spec, edit, inverse) : undefined;
    case 'create':
      return findEntity(spec, inverse.entity.id) === undefined ? inverse : undefined;
    case 'remove':
      return edit?.type === 'create' && sameJson(findEntity(spec, inverse.id), edit.entity) ? inverse : undefined;
    case 'text':
      return inverse;
  }
}

function undoSet(spec: AppSpec, edit: SetEdit, inverse: SetEdit): SetEdit {
  if (edit.path.length === inverse.path.length) return inverse;
  const made = withValue({}, edit.path.slice(inverse.path.length), edit.value);
  const isWhole = sameJson(valueAt(ownerOf(spec, edit), inverse.path), made);
  // Somebody put more into the object that the edit made: only the edit's own field goes.
  return isWhole ? inverse : { type: 'set', id: edit.id, path: edit.path };
}
