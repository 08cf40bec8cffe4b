import type { z } from 'zod';
import type { Problem } from '../problem';

/** What zod says of a value that an edit left in a wrong shape. */
export function problemOfIssue(entityId: string, issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map(String);
  const message = `${path.join('.') || 'value'}: ${issue.message}`;
  return { entityId, path, code: 'invalid-value', severity: 'error', message };
}
