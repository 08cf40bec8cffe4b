import { editSchema, type Problem } from '@chalice-studio/appspec';
import { z } from 'zod';

/** appspec's Problem as it goes over the wire. */
export const problemSchema = z.object({
  entityId: z.string(),
  path: z.array(z.string()).readonly(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  location: z.object({ file: z.string(), line: z.int(), column: z.int() }).optional(),
  fix: z.object({ label: z.string(), edits: z.array(editSchema).readonly() }).optional(),
}) satisfies z.ZodType<Problem>;
