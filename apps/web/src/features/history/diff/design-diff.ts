import {
  APP_ID,
  type AppSpec,
  diffSpecs,
  type Edit,
  type EntityKind,
  entityLabel,
  findEntity,
  type Json,
  valueAt,
} from '@chalice-studio/appspec';

export type ChangeKind = 'added' | 'removed' | 'changed';
export type FieldChange = { field: string; before: string | undefined; after: string | undefined };
export type EntityChange = {
  id: string;
  /** Nothing of what is of the app as a whole. */
  kind: EntityKind | undefined;
  label: string;
  change: ChangeKind;
  fields: readonly FieldChange[];
};

/** How the design differs, construct by construct: what is new, what is gone, and which fields are others. */
export function designDiff(before: AppSpec, after: AppSpec): EntityChange[] {
  const changes = new Map<string, EntityChange>();
  for (const edit of diffSpecs(before, after)) {
    if (edit.type === 'create') {
      const { id, kind } = edit.entity;
      changes.set(id, { id, kind, label: entityLabel(after, id), change: 'added', fields: [] });
    } else if (edit.type === 'remove') {
      const kind = findEntity(before, edit.id)?.kind;
      changes.set(edit.id, { id: edit.id, kind, label: entityLabel(before, edit.id), change: 'removed', fields: [] });
    } else if (edit.type === 'set' && edit.path[0] !== 'source') {
      const known = changes.get(edit.id);
      // What another kind took the place of is told as removed and added.
      if (known !== undefined && known.change !== 'changed') continue;
      const kind = findEntity(after, edit.id)?.kind;
      const change = known ?? { id: edit.id, kind, label: entityLabel(after, edit.id), change: 'changed', fields: [] };
      changes.set(edit.id, { ...change, fields: [...change.fields, fieldChange({ before, after }, edit)] });
    }
  }
  return [...changes.values()];
}

type Both = { before: AppSpec; after: AppSpec };

function fieldChange({ before, after }: Both, edit: Extract<Edit, { type: 'set' }>): FieldChange {
  const field = edit.path.map((part) => fieldWords(String(part))).join(' › ');
  if (edit.path[0] === 'order') return { field: 'place', before: undefined, after: 'moved among its kind' };
  if (edit.path.at(-1) === 'lockfile') return { field, before: undefined, after: 'resolved anew' };
  const old = valueAt(edit.id === APP_ID ? before : findEntity(before, edit.id), edit.path);
  return { field, before: words(before, old), after: words(after, edit.value) };
}

/** `apiKeyRequired` → `api key required`; names that people chose stay as they are. */
function fieldWords(part: string): string {
  return /^[a-z]+([A-Z][a-z]*)+$/.test(part) ? part.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : part;
}

/** A value as a person reads it: another construct by its name; long ones end early. */
function words(spec: AppSpec, value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && findEntity(spec, value) !== undefined) return entityLabel(spec, value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
