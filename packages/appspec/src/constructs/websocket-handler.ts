import { z } from 'zod';
import { registrationShape } from './parts';

/** `app.onWsConnect | onWsMessage | onWsDisconnect`; `routeKey` is for messages only, absent means `$default`. */
export const websocketHandlerSchema = z.strictObject({
  ...registrationShape,
  kind: z.literal('websocket-handler'),
  event: z.enum(['connect', 'message', 'disconnect']),
  name: z.string().optional(),
  routeKey: z.string().optional(),
});
export type WebsocketHandler = z.infer<typeof websocketHandlerSchema>;
