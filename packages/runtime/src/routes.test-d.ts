import { expectTypeOf } from 'vitest';
import { z } from 'zod';
import {
  Blueprint,
  Chalice,
  type CloudWatchEvent,
  type DynamoDBEvent,
  type KinesisEvent,
  type LambdaContext,
  type LambdaFunctionEvent,
  type MultiDict,
  type Request,
  type Response,
  type S3Event,
  type SNSEvent,
  type SQSEvent,
  type WebsocketEvent,
} from './index.js';

const app = new Chalice('types');

// Path parameters come from the literal.
app.route('/users/{id}', ({ uriParams }) => expectTypeOf(uriParams).toEqualTypeOf<{ id: string }>());
app.get('/a/{x}/b/{y}', ({ uriParams }) => expectTypeOf(uriParams).toEqualTypeOf<{ x: string; y: string }>());
app.get('/files/{proxy+}', ({ uriParams }) => expectTypeOf(uriParams).toEqualTypeOf<{ proxy: string }>());
app.get('/files/{name}.{ext}', ({ uriParams }) =>
  expectTypeOf(uriParams).toEqualTypeOf<{ name: string; ext: string }>(),
);
app.get('/', ({ uriParams }) => expectTypeOf(uriParams).toEqualTypeOf<Record<never, string>>());
const somePath: string = '/unknown';
app.get(somePath, ({ uriParams }) => expectTypeOf(uriParams).toEqualTypeOf<Record<string, string> | undefined>());
// @ts-expect-error: the path has no such parameter
app.get('/users/{id}', ({ uriParams }) => uriParams.name);

// Schemas type what was checked, after its transformations.
const body = z.object({ title: z.string(), count: z.coerce.number() });
const query = z.object({ page: z.coerce.number() });
app.post('/orders', { body, query }, ({ validBody, validQuery }) => {
  expectTypeOf(validBody).toEqualTypeOf<{ title: string; count: number }>();
  expectTypeOf(validQuery).toEqualTypeOf<{ page: number }>();
});
app.get('/orders', ({ validBody, queryParams, stageVars }) => {
  expectTypeOf(validBody).toEqualTypeOf<undefined>();
  expectTypeOf(queryParams).toEqualTypeOf<MultiDict | undefined>();
  expectTypeOf(stageVars).toEqualTypeOf<Record<string, string> | undefined>();
});
// @ts-expect-error: a verb has its method
app.get('/orders', { methods: ['POST'] }, () => 1);
// @ts-expect-error: unknown option
app.route('/orders', { contentType: ['text/plain'] }, () => 1);

// Each registration's event has its class.
app.schedule('rate(1 day)', { name: 'a' }, (event) => expectTypeOf(event).toEqualTypeOf<CloudWatchEvent>());
app.onCwEvent({ source: ['x'] }, { name: 'b' }, (event) => expectTypeOf(event).toEqualTypeOf<CloudWatchEvent>());
app.onS3Event('bucket', { name: 'c' }, (event) => expectTypeOf(event).toEqualTypeOf<S3Event>());
app.onSnsMessage('topic', { name: 'd' }, (event) => expectTypeOf(event).toEqualTypeOf<SNSEvent>());
app.onSqsMessage({ queue: 'q', name: 'e' }, (event) => expectTypeOf(event).toEqualTypeOf<SQSEvent>());
app.onKinesisRecord('stream', { name: 'f' }, (event) => expectTypeOf(event).toEqualTypeOf<KinesisEvent>());
app.onDynamodbRecord('arn', { name: 'g' }, (event) => expectTypeOf(event).toEqualTypeOf<DynamoDBEvent>());
app.onWsMessage({ name: 'h', routeKey: 'say' }, (event) => expectTypeOf(event).toEqualTypeOf<WebsocketEvent>());
app.lambdaFunction({ name: 'i' }, (event: { n: number }, context) => {
  expectTypeOf(context).toEqualTypeOf<LambdaContext>();
  return event.n;
});

// Middleware's event is typed by the text that names it.
app.middleware('http', async (event, getResponse) => {
  expectTypeOf(event).toEqualTypeOf<Request>();
  expectTypeOf(await getResponse(event)).toEqualTypeOf<Response>();
});
app.middleware('pure_lambda', (event) => expectTypeOf(event).toEqualTypeOf<LambdaFunctionEvent>());
app.middleware('scheduled', (event) => expectTypeOf(event).toEqualTypeOf<CloudWatchEvent>());
app.registerMiddleware<'sqs'>((event) => expectTypeOf(event).toEqualTypeOf<SQSEvent>(), 'sqs');
app.middleware((event) => expectTypeOf(event.constructor.name).toEqualTypeOf<string>());

expectTypeOf(app.lambdaContext).toEqualTypeOf<LambdaContext | undefined>();
expectTypeOf(app.currentRequest).toEqualTypeOf<Request | undefined>();

const bp = new Blueprint('bp');
bp.get('/{id}', ({ uriParams }) => {
  expectTypeOf(uriParams.id).toEqualTypeOf<string>();
  // A prefix may have parameters of its own.
  expectTypeOf(uriParams.tenant).toEqualTypeOf<string | undefined>();
});
const typedHandler = (request: Request<{ id: string }>) => request.uriParams.id;
bp.get('/{id}', typedHandler);
app.get('/{id}', typedHandler);
const plainHandler = (request: Request) => request.uriParams?.id;
bp.get('/', plainHandler);
bp.post('/{id}', { body }, plainHandler);
app.get('/', (request: Request<object>) => request.path);
expectTypeOf(bp.currentRequest).toEqualTypeOf<Request>();
// @ts-expect-error: blueprints do not nest
bp.registerBlueprint(new Blueprint('inner'));
