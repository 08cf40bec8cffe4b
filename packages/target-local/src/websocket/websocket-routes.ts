import { type AppSpec, websocketFunctionName } from '@chalice-studio/appspec';

export type WebsocketRoutes = {
  selectionExpression: string;
  connect: string | undefined;
  disconnect: string | undefined;
  /** Route key → function. */
  messages: ReadonlyMap<string, string>;
};

/** Which function serves what of the WebSocket API; undefined without any handler. */
export function websocketRoutesOf(spec: AppSpec): WebsocketRoutes | undefined {
  const handlers = Object.values(spec.websocketHandlers);
  if (handlers.length === 0) return undefined;
  const functionOf = (event: 'connect' | 'disconnect') => {
    const handler = handlers.find((each) => each.event === event);
    return handler && websocketFunctionName(handler);
  };
  return {
    selectionExpression: spec.websocket.routeSelectionExpression ?? '$request.body.action',
    connect: functionOf('connect'),
    disconnect: functionOf('disconnect'),
    messages: new Map(
      handlers
        .filter((each) => each.event === 'message')
        .map((each) => [each.routeKey ?? '$default', websocketFunctionName(each)]),
    ),
  };
}
