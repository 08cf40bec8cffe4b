import type { Problem } from '../problem';

/** A problem of one entity; an error unless said otherwise. */
export function finding(
  entityId: string,
  problem: { path?: readonly string[]; code: string; message: string; severity?: 'warning'; fix?: Problem['fix'] },
): Problem {
  const { path = [], code, message, severity = 'error', fix } = problem;
  return fix === undefined
    ? { entityId, path, code, message, severity }
    : { entityId, path, code, message, severity, fix };
}

export function outsideRange(
  entityId: string,
  field: { path: readonly string[]; value: number | undefined; range: { min: number; max: number }; unit: string },
): Problem[] {
  const { path, value, range, unit } = field;
  if (value === undefined || (value >= range.min && value <= range.max)) return [];
  const message = `${path.join('.')} takes ${range.min} to ${range.max} ${unit}, not ${value}.`;
  return [finding(entityId, { path, code: 'out-of-range', message })];
}
