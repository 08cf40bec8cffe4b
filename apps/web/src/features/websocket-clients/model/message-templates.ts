import { type AppSpec, inOrder } from '@chalice-studio/appspec';

export type MessageTemplate = { label: string; text: string };

/** A message for each route key of the app, such that API Gateway's route selection sends it there. */
export function templatesOf(spec: Pick<AppSpec, 'websocket' | 'websocketHandlers'>): MessageTemplate[] {
  const expression = spec.websocket.routeSelectionExpression ?? '$request.body.action';
  const path = /^\$request\.body\.([\w.]+)$/.exec(expression)?.[1]?.split('.');
  const handlers = inOrder(Object.values(spec.websocketHandlers)).filter((handler) => handler.event === 'message');
  return handlers.flatMap((handler) => {
    const key = handler.routeKey ?? '$default';
    if (key === '$default') return [{ label: '$default', text: 'Hello' }];
    // Other expressions select by what a message cannot show, a header for one.
    return path === undefined ? [] : [{ label: key, text: JSON.stringify(nested(path, key)) }];
  });
}

function nested(path: readonly string[], value: string): unknown {
  return path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
}
