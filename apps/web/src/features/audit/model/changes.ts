import type { AuditRecord } from '@chalice-studio/control-plane/contract';

export type FieldChange = { field: string; before: string | undefined; after: string | undefined };

/** Before and after, field by field; the fields of what changed within an object each have a line. */
export function changesOf({ before, after }: Pick<AuditRecord, 'before' | 'after'>): FieldChange[] {
  const [was, is] = [flat(before ?? {}), flat(after ?? {})];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((change) => change.before !== change.after);
}

function flat(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value === null || value === undefined ? new Map() : new Map([[path, textOf(value)]]);
  }
  return new Map(
    Object.entries(value).flatMap(([name, each]) => [...flat(each, path === '' ? name : `${path}.${name}`)]),
  );
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
