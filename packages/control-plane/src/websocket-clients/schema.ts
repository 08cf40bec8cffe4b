import { z } from 'zod';
import { instant, procedure, recordId } from '../contract/base';

/** A WebSocket client that runs on the server for a page: what it says comes by the stream's topic `websocket-client:<id>`. */
export const websocketClientEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), at: instant }),
  z.object({ type: z.literal('received'), at: instant, data: z.string() }),
  z.object({ type: z.literal('sent'), at: instant, data: z.string() }),
  z.object({ type: z.literal('closed'), at: instant, code: z.int(), reason: z.string() }),
  z.object({ type: z.literal('failed'), at: instant, message: z.string() }),
]);
export type WebsocketClientEvent = z.infer<typeof websocketClientEventSchema>;

const byId = z.object({ clientId: recordId });

export const websocketClientsContract = {
  open: procedure
    .route({ method: 'POST', path: '/stages/{stageId}/websocket-clients', tags: ['WebSocket clients'] })
    .input(
      z.object({
        stageId: recordId,
        query: z.string().max(2000),
        headers: z.record(z.string(), z.string()).optional(),
      }),
    )
    .output(z.object({ clientId: z.string() })),
  send: procedure
    .route({ method: 'POST', path: '/websocket-clients/{clientId}/send', tags: ['WebSocket clients'] })
    .input(byId.extend({ data: z.string().max(128 * 1024) }))
    .output(z.void()),
  close: procedure
    .route({ method: 'DELETE', path: '/websocket-clients/{clientId}', tags: ['WebSocket clients'] })
    .input(byId)
    .output(z.void()),
};
