import {
  APP_ID,
  type AppSpec,
  describeEdits,
  diffSpecs,
  type Edit,
  entityLabel,
  findEntity,
  type Json,
  valueAt,
} from '@chalice-studio/appspec';
import { generate } from '@chalice-studio/codegen';

export type FieldChange = { field: string; before: string | undefined; after: string | undefined };
export type EntityChange = {
  id: string;
  label: string;
  kind: 'added' | 'removed' | 'changed';
  fields: readonly FieldChange[];
};
export type FileChange = { file: string; before: string; after: string; isGenerated: boolean };
export type RevisionDiff = { summary: string; entities: readonly EntityChange[]; files: readonly FileChange[] };

/** What differs between two states of a project, in words and in code. */
export function revisionDiff(before: AppSpec, after: AppSpec): RevisionDiff {
  const edits = diffSpecs(before, after);
  return {
    summary: describeEdits(before, edits),
    entities: entityChanges(before, after, edits),
    files: fileChanges(before, after),
  };
}

function entityChanges(before: AppSpec, after: AppSpec, edits: readonly Edit[]): EntityChange[] {
  const changes = new Map<string, EntityChange>();
  const removed = new Set(edits.flatMap((edit) => (edit.type === 'remove' ? [edit.id] : [])));
  for (const edit of edits) {
    if (edit.type === 'create')
      changes.set(edit.entity.id, {
        id: edit.entity.id,
        label: entityLabel(after, edit.entity.id),
        kind: 'added',
        fields: [],
      });
    else if (edit.type === 'remove')
      changes.set(edit.id, { id: edit.id, label: entityLabel(before, edit.id), kind: 'removed', fields: [] });
    else if (edit.type === 'set' && edit.path[0] !== 'source' && !removed.has(edit.id)) {
      const change = changes.get(edit.id) ?? {
        id: edit.id,
        label: entityLabel(after, edit.id),
        kind: 'changed',
        fields: [],
      };
      changes.set(edit.id, { ...change, fields: [...change.fields, fieldChange(before, edit)] });
    }
  }
  return [...changes.values()];
}

function fieldChange(before: AppSpec, edit: Extract<Edit, { type: 'set' }>): FieldChange {
  const old = valueAt(edit.id === APP_ID ? before : findEntity(before, edit.id), edit.path);
  return { field: edit.path.join(' › '), before: words(old), after: words(edit.value) };
}

/** A value as a person reads it; long ones end early. */
function words(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

function fileChanges(before: AppSpec, after: AppSpec): FileChange[] {
  const old = generate(before);
  const now = generate(after);
  const files = [...new Set([...Object.keys(old.tree), ...Object.keys(now.tree)])].sort();
  return files.flatMap((file): FileChange[] => {
    if (old.tree[file] === now.tree[file] || file === 'package-lock.json') return [];
    const isGenerated = (now.tree[file] === undefined ? old.origins : now.origins)[file] !== undefined;
    return [{ file, before: old.tree[file] ?? '', after: now.tree[file] ?? '', isGenerated }];
  });
}
