import type { CloudWatchEvent } from './events/cloudwatch-event.js';
import type { DynamoDBEvent } from './events/dynamodb-event.js';
import type { KinesisEvent } from './events/kinesis-event.js';
import type { LambdaFunctionEvent } from './events/lambda-event.js';
import type { S3Event } from './events/s3-event.js';
import type { SNSEvent } from './events/sns-event.js';
import type { SQSEvent } from './events/sqs-event.js';
import type { LambdaContext } from './http/lambda-proxy.js';
import type { Request } from './http/request.js';
import type { Response } from './http/response.js';
import type { WebsocketEvent } from './websocket/websocket-event.js';

/** The event that middleware of a type is given. */
export type MiddlewareEvents = {
  http: Request;
  s3: S3Event;
  sns: SNSEvent;
  sqs: SQSEvent;
  cloudwatch: CloudWatchEvent;
  scheduled: CloudWatchEvent;
  websocket: WebsocketEvent;
  pure_lambda: LambdaFunctionEvent;
  kinesis: KinesisEvent;
  dynamodb: DynamoDBEvent;
};

export type HandlerType = keyof MiddlewareEvents;
export type MiddlewareType = HandlerType | 'all';
export type MiddlewareEvent<Type extends MiddlewareType> = Type extends HandlerType
  ? MiddlewareEvents[Type]
  : MiddlewareEvents[HandlerType];

// biome-ignore lint/suspicious/noExplicitAny: what a handler answers is its own; Request's parts are typed where they are used
type Answer = any;

export type Next<Event> = (event: Event) => Promise<Answer>;
export type HttpNext = (event: Request) => Promise<Response>;
export type MiddlewareFunction<Type extends MiddlewareType> = (
  event: MiddlewareEvent<Type>,
  getResponse: [Type] extends ['http'] ? HttpNext : Next<MiddlewareEvent<Type>>,
) => unknown;

export type AnyMiddleware = (event: never, getResponse: never) => unknown;

/**
 * Calls middleware outermost first, then the handler. Each of them may be async or not; what it is given always is.
 * `accept` throws for an event that middleware should not have handed on.
 */
export function withMiddleware<Event>(
  middleware: readonly AnyMiddleware[],
  handler: (event: Event) => unknown,
  accept?: (event: Event) => void,
): (event: Event) => Promise<Answer> {
  let next = promised(handler);
  for (let index = middleware.length - 1; index >= 0; index -= 1) {
    const each = middleware[index] as (event: Event, next: Next<Event>) => unknown;
    const inner = next;
    next = promised((event) => {
      accept?.(event);
      return each(event, inner);
    });
  }
  return next;
}

/** Not `async`: that would wait two turns more for a promise that is there already. */
function promised<Event>(work: (event: Event) => unknown): (event: Event) => Promise<Answer> {
  return (event) => {
    try {
      const answer = work(event);
      return answer instanceof Promise ? answer : Promise.resolve(answer);
    } catch (error) {
      return Promise.reject(error);
    }
  };
}

type LambdaHandler = (event: unknown, context?: LambdaContext) => unknown;

/**
 * Makes middleware of a function that wraps Lambda handlers, of which there are many. The wrapper sees the event and
 * context as Lambda sent them; what it hands on is ignored, as in Chalice.
 */
export function convertToMiddleware(
  wrapper: (handler: LambdaHandler) => LambdaHandler,
  // biome-ignore lint/suspicious/noExplicitAny: fits any type of middleware, which is what it is for
): (event: any, getResponse: (event: any) => Promise<unknown>) => unknown {
  const middleware = (event: MiddlewareEvent<'all'>, getResponse: (event: unknown) => Promise<unknown>) => {
    const lambdaEvent = 'toOriginalEvent' in event ? event.toOriginalEvent() : event.toDict();
    const context = 'lambdaContext' in event ? event.lambdaContext : event.context;
    return wrapper(() => getResponse(event))(lambdaEvent, context);
  };
  return Object.defineProperty(middleware, 'name', { value: wrapper.name });
}
