import { z } from 'zod';
import { instant, procedure, recordId } from '../contract/base';

/** target's Connection as it goes over the wire. */
export const connectionSchema = z.object({
  connectionId: z.string(),
  connectedAt: instant,
  lastActiveAt: instant,
  sourceIp: z.string(),
  userAgent: z.string().optional(),
  state: z.enum(['confirmed', 'probably-gone', 'expired']),
  messagesIn: z.int().optional(),
  messagesOut: z.int().optional(),
});

export type ConnectionRecord = z.infer<typeof connectionSchema>;

const byId = z.object({ stageId: recordId, connectionId: z.string() });

export const connectionsContract = {
  list: procedure
    .route({ method: 'GET', path: '/stages/{stageId}/connections', tags: ['Connections'] })
    .input(z.object({ stageId: recordId }))
    .output(z.array(connectionSchema)),
  send: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/connections/{connectionId}/send', tags: ['Connections'] })
    .input(byId.extend({ data: z.string().max(128 * 1024) }))
    .output(z.void()),
  disconnect: procedure
    .route({ method: 'DELETE', path: '/stages/{stageId}/connections/{connectionId}', tags: ['Connections'] })
    .input(byId)
    .output(z.void()),
};
