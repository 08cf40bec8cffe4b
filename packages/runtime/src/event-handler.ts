import type { Chalice } from './chalice.js';
import { CloudWatchEvent } from './events/cloudwatch-event.js';
import { DynamoDBEvent } from './events/dynamodb-event.js';
import { KinesisEvent } from './events/kinesis-event.js';
import { LambdaFunctionEvent } from './events/lambda-event.js';
import { RecordBatch } from './events/record-batch.js';
import { S3Event } from './events/s3-event.js';
import { SNSEvent } from './events/sns-event.js';
import { SQSEvent } from './events/sqs-event.js';
import { handlerChain } from './handler-chain.js';
import type { LambdaContext } from './http/lambda-proxy.js';
import type { HandlerType } from './middleware.js';
import type { Registration } from './registration.js';
import { websocketHandler } from './websocket/websocket-handler.js';

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
      return registration.authorizer as EventHandler;
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
  const call = handlerChain<object>(app, type, registration.fn);
  return async (raw, context) => {
    const event = new Event(raw as never, context);
    const answer = await app.invocations.run({ context }, () => call(event));
    return reportsFailures && event instanceof RecordBatch ? event.withFailures(answer) : answer;
  };
}

function pureFunction(app: Chalice, fn: (event: never, context: never) => unknown): EventHandler {
  const call = handlerChain<LambdaFunctionEvent>(app, 'pure_lambda', (event) =>
    fn(event.toDict() as never, event.context as never),
  );
  return async (raw, context) => app.invocations.run({ context }, () => call(new LambdaFunctionEvent(raw, context)));
}
