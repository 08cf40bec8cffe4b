import { type WebsocketHandler, websocketFunctionName } from '@chalice-studio/appspec';
import type { Contribution } from '../contribution';

const routeKeys = { connect: '$connect', disconnect: '$disconnect', message: '$default' } as const;

export function websocketHandler(construct: WebsocketHandler): Contribution {
  const routeKey =
    construct.event === 'message' ? (construct.routeKey ?? routeKeys.message) : routeKeys[construct.event];
  return { websocketRoutes: [{ routeKey, functionName: websocketFunctionName(construct) }] };
}
