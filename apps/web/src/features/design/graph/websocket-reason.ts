import type { WebsocketHandler } from '@chalice-studio/appspec';

/** When the WebSocket API calls a handler. */
export function websocketReason({ event, routeKey }: WebsocketHandler): string {
  if (event !== 'message') return event === 'connect' ? 'a new connection' : 'a closed connection';
  return routeKey === undefined || routeKey === '$default'
    ? 'a message of no other route key'
    : `messages with route key ${routeKey}`;
}
