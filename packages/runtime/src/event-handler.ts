import { builtinAuthorizer } from './authorization/builtin-authorizer.js';
import type { Chalice } from './chalice.js';
import { CloudWatchEvent } from './events/cloudwatch-event.js';
import { DynamoDBEvent } from './events/dynamodb-event.js';
import { KinesisEvent } from './events/kinesis-event.js';
import { LambdaFunctionEvent } from './events/lambda-event.js';
import { RecordBatch } from './events/record-batch.js';
import { S3Event } from './events/s3-event.js';
import { SNSEvent } from './events/sns-event.js';
import { SQSEvent } from './events/sqs-event.js';
import type { LambdaContext } from './http/lambda-proxy.js';
import { Response } from './http/response.js';
import { type HandlerType, withMiddleware } from './middleware.js';
import type { Registration } from './registration.js';
import { recordConnection } from './websocket/connection-registry.js';
import { type RawWebsocketEvent, WebsocketEvent } from './websocket/websocket-event.js';

export type EventHandler = (event: unknown, context?: LambdaContext) => Promise<unknown>;

type EventClass = new (raw: never, context?: LambdaContext) => object;

/** Each kind's class of event, and the type of middleware that sees it. */
const events = {
  schedule: { type: 'scheduled', Event: CloudWatchEvent },
  'cw-event': { type: 'cloudwatch', Event: CloudWatchEvent },
  's3-event': { type: 's3', Event: S3Event },
  'sns-message': { type: 'sns', Event: SNSEvent },
  'sqs-message': { type: 'sqs', Event: SQSEvent },
  'kinesis-record': { type: 'kinesis', Event: KinesisEvent },
  'dynamodb-record': { type: 'dynamodb', Event: DynamoDBEvent },
} as const satisfies Record<string, { type: HandlerType; Event: EventClass }>;

/** The Lambda handler of a function of its own; a route and middleware have none. */
export function eventHandlerOf(app: Chalice, registration: Registration): EventHandler | undefined {
  switch (registration.kind) {
    case 'route':
    case 'middleware':
      return undefined;
    case 'authorizer':
      return builtinAuthorizer(registration.name, registration.fn) as EventHandler;
    case 'lambda-function':
      return pureFunction(app, registration.fn);
    case 'websocket-handler':
      return websocketHandler(app, registration.fn);
    default:
      return sourceHandler(app, registration);
  }
}

function sourceHandler(app: Chalice, registration: Extract<Registration, { kind: keyof typeof events }>): EventHandler {
  const { type, Event } = events[registration.kind];
  const reportsFailures = 'reportBatchItemFailures' in registration && registration.reportBatchItemFailures === true;
  return async (raw, context) => {
    const event = new Event(raw as never, context);
    const answer = await withMiddleware(app.middlewareOf(type), registration.fn)(event);
    return reportsFailures && event instanceof RecordBatch ? { batchItemFailures: event.batchItemFailures } : answer;
  };
}

function pureFunction(app: Chalice, fn: (event: never, context: never) => unknown): EventHandler {
  return async (raw, context) => {
    const call = (event: LambdaFunctionEvent) => fn(event.event as never, event.context as never);
    return withMiddleware(app.middlewareOf('pure_lambda'), call)(new LambdaFunctionEvent(raw, context));
  };
}

function websocketHandler(app: Chalice, fn: (event: WebsocketEvent) => unknown): EventHandler {
  return async (raw, context) => {
    const event = raw as RawWebsocketEvent;
    app.websocketApi.configureFromApiId(event.requestContext.apiId, event.requestContext.stage);
    await keepRegistry(app, event);
    const answer = await withMiddleware(app.middlewareOf('websocket'), fn)(new WebsocketEvent(event, context));
    return websocketAnswer(answer);
  };
}

/** A failed write never refuses a connection. */
async function keepRegistry(app: Chalice, event: RawWebsocketEvent): Promise<void> {
  const { registry } = app.websocketApi;
  if (registry === undefined) return;
  try {
    await recordConnection(registry, event);
  } catch (error) {
    app.log.error('The connection registry could not be written', error);
  }
}

function websocketAnswer(answer: unknown): unknown {
  if (Response.isResponse(answer)) return answer.toDict();
  if (answer === null || typeof answer !== 'object') return { statusCode: 200 };
  return { statusCode: 200, ...answer };
}
