import { z } from 'zod';
import { instant, procedure, recordId } from '../contract/base';

/** target's LogEvent as it goes over the wire. */
export const logEventSchema = z.object({
  id: z.string(),
  at: instant,
  functionName: z.string(),
  requestId: z.string().optional(),
  level: z.enum(['debug', 'info', 'warning', 'error']),
  source: z.enum(['function', 'platform']),
  message: z.string(),
});

export type LogEventRecord = z.infer<typeof logEventSchema>;

const querySchema = z.object({
  stageId: recordId,
  from: z.coerce.number().optional(),
  to: z.coerce.number().optional(),
  functionName: z.string().optional(),
  text: z.string().max(500).optional(),
  requestId: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
  nextToken: z.string().optional(),
});
export type LogQueryRecord = z.input<typeof querySchema>;

export const logsContract = {
  /** Past lines, oldest first within a page; `nextToken` leads to older ones. Live ones come by the stream. */
  query: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/logs', tags: ['Logs'] })
    .input(querySchema)
    .output(z.object({ events: z.array(logEventSchema), nextToken: z.string().optional() })),
};
