import type { Chalice } from '../chalice.js';
import type { EventHandler } from '../event-handler.js';
import { required } from '../events/lambda-event.js';
import { handlerChain } from '../handler-chain.js';
import { Response } from '../http/response.js';
import { recordConnection } from './connection-registry.js';
import { type RawWebsocketEvent, WebsocketEvent } from './websocket-event.js';

/** The Lambda handler of a WebSocket's connect, message or disconnect handler. */
export function websocketHandler(app: Chalice, fn: (event: WebsocketEvent) => unknown): EventHandler {
  const call = handlerChain<WebsocketEvent>(app, 'websocket', fn);
  return async (raw, context) => {
    const event = raw as RawWebsocketEvent;
    const { apiId, stage } = required(event.requestContext, 'requestContext');
    app.websocketApi.configureFromApiId(required(apiId, 'apiId'), required(stage, 'stage'));
    const answer = await app.invocations.run({ context }, async () => {
      await keepRegistry(app, event);
      return call(new WebsocketEvent(event, context));
    });
    return answerOf(answer);
  };
}

/** A failed write never refuses a connection. */
async function keepRegistry(app: Chalice, event: RawWebsocketEvent): Promise<void> {
  try {
    const registry = await app.websocketApi.openRegistry();
    if (registry !== undefined) await recordConnection(registry, event);
  } catch (error) {
    app.log.error('The connection registry could not be written', error);
  }
}

/** API Gateway wants a status; anything but an object, a list too, says nothing. */
function answerOf(answer: unknown): unknown {
  if (Response.isResponse(answer)) return answer.toDict();
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return { statusCode: 200 };
  return { statusCode: 200, ...answer };
}
