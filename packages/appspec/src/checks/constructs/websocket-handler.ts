import type { WebsocketHandler } from '../../constructs/websocket-handler';
import type { Problem } from '../../problem';
import { findingIf, setting } from '../finding';

export function checkWebsocketHandler({ id, event, routeKey }: WebsocketHandler): Problem[] {
  const path = ['routeKey'];
  const isReserved = routeKey === '$connect' || routeKey === '$disconnect';
  const isOdd = event === 'message' && routeKey !== undefined && !isReserved && !isRouteKey(routeKey);
  return [
    ...findingIf(event !== 'message' && routeKey !== undefined, id, {
      path,
      code: 'route-key',
      message: 'Only message handlers have a route key.',
      ...setting('Remove the route key', { id, path }),
    }),
    ...findingIf(event === 'message' && isReserved, id, {
      path,
      code: 'reserved-route-key',
      message: `${routeKey} is no message. Choose the event ${routeKey?.slice(1)} instead.`,
      ...setting('Remove the route key', { id, path }),
    }),
    ...findingIf(isOdd, id, {
      path,
      code: 'route-key-characters',
      message: `“${routeKey}”: a route key is what a message says, 1 to 128 characters, not beginning with $.`,
      ...setting('Take all other messages', { id, path }),
    }),
  ];
}

const isRouteKey = (key: string) => key === '$default' || (!key.startsWith('$') && key.length > 0 && key.length <= 128);
