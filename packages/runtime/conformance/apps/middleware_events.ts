import { AuthResponse, Chalice, type MiddlewareFunction, Rate } from '../../src/index.js';
import type { Trace } from '../case.js';

const types = [
  'all',
  's3',
  'sns',
  'sqs',
  'cloudwatch',
  'scheduled',
  'websocket',
  'http',
  'pure_lambda',
  'kinesis',
  'dynamodb',
  'unknown_type',
] as const;

/** An event class takes the plain event and Lambda's context. */
type EventClass = new (raw: unknown, context: unknown) => never;

export function create(trace: Trace): Chalice {
  const app = new Chalice('conf-middleware-events');

  for (const type of types) {
    const middleware: MiddlewareFunction<'all'> = (event, getResponse) => {
      trace.push(`${type}:${event.constructor.name}`);
      return getResponse(event);
    };
    Object.defineProperty(middleware, 'name', { value: `mw_${type}` });
    app.registerMiddleware(middleware, type as 'all');
  }

  app.middleware(async function default_type(event, getResponse) {
    trace.push('default');
    const original = Object(event.toDict()) as object;
    if ('stop' in original) return 'stopped';
    if ('replace' in original && 'context' in event) {
      const Class = event.constructor as EventClass;
      return getResponse(new Class({ replaced: true }, event.context));
    }
    if ('wrap' in original) return { wrapped: await getResponse(event) };
    return getResponse(event);
  });

  app.onS3Event('bkt', { name: 's3' }, () => 's3');
  app.onSnsMessage('topic', { name: 'sns' }, () => 'sns');
  app.onSqsMessage({ queue: 'q', name: 'sqs' }, () => 'sqs');
  app.onCwEvent({ source: ['x'] }, { name: 'cw' }, () => 'cw');
  app.schedule(new Rate(1, Rate.HOURS), { name: 'tick' }, () => 'tick');
  app.onKinesisRecord('s', { name: 'kinesis' }, () => 'kinesis');
  app.onDynamodbRecord('arn:aws:dynamodb:us-west-2:123456789012:table/T/stream/x', { name: 'ddb' }, () => 'ddb');
  app.lambdaFunction({ name: 'pure' }, (event: unknown, context) => ({ event, request_id: context.awsRequestId }));
  app.lambdaFunction({ name: 'fails' }, () => {
    throw new Error('pure failed');
  });
  app.onWsConnect({ name: 'ws_connect' }, () => ({ statusCode: 201 }));
  app.onWsMessage({ name: 'ws_message' }, () => undefined);
  app.onWsDisconnect({ name: 'ws_disconnect' }, () => undefined);
  app.authorizer({ name: 'auth' }, () => new AuthResponse({ routes: ['/'], principalId: 'u' }));
  app.route('/', { name: 'index' }, () => ({ view: 'index' }));
  return app;
}
