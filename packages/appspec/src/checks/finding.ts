import type { Edit } from '../edits/edit';
import type { Json } from '../json';
import type { Problem } from '../problem';

type Found = {
  path?: readonly string[];
  code: string;
  message: string;
  severity?: 'warning';
  fix?: Problem['fix'];
};

/** A problem of one entity; an error unless said otherwise. */
export function finding(entityId: string, problem: Found): Problem {
  const { path = [], code, message, severity = 'error', fix } = problem;
  return fix === undefined
    ? { entityId, path, code, message, severity }
    : { entityId, path, code, message, severity, fix };
}

/** The finding, or nothing: checks are lists of these. */
export function findingIf(isBroken: boolean, entityId: string, problem: Found): Problem[] {
  return isBroken ? [finding(entityId, problem)] : [];
}

/** A way out of one edit: a field of the entity that gets another value, or none. */
export function setting(
  label: string,
  { id, path, value }: { id: string; path: readonly string[]; value?: Json },
): { fix: NonNullable<Problem['fix']> } {
  const edit: Edit = { type: 'set', id, path: [...path], ...(value === undefined ? {} : { value }) };
  return { fix: { label, edits: [edit] } };
}

type Ranged = { path: readonly string[]; value: number | undefined; range: { min: number; max: number }; unit: string };

/** A number that AWS does not take; the nearest that it takes is offered. */
export function outsideRange(entityId: string, { path, value, range, unit }: Ranged): Problem[] {
  if (value === undefined || (value >= range.min && value <= range.max)) return [];
  const nearest = Math.max(range.min, Math.min(range.max, value));
  const message = `${path.at(-1)} takes ${range.min} to ${range.max} ${unit}, not ${value}.`;
  return [
    finding(entityId, {
      path,
      code: 'out-of-range',
      message,
      ...setting(`Use ${nearest}`, { id: entityId, path, value: nearest }),
    }),
  ];
}
