import type { Chalice } from './chalice.js';
import { type HandlerType, withMiddleware } from './middleware.js';

/**
 * A handler within its middleware, which is put together at the first call: what is registered later takes no part, as
 * in Chalice.
 */
export function handlerChain<Event>(
  app: Chalice,
  type: HandlerType,
  handler: (event: Event) => unknown,
): (event: Event) => Promise<unknown> {
  let call: ((event: Event) => Promise<unknown>) | undefined;
  return (event) => {
    call ??= withMiddleware(app.middlewareOf(type), handler);
    return call(event);
  };
}
