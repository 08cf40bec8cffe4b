import type { Handler } from '@chalice-studio/appspec';
import type { Document } from './document';
import type { LoadedAuthorizer, Registration } from './loaded-app';

type Of<Kind extends Registration['kind']> = Extract<Registration, { kind: Kind }>;

/** Whose registration it is, and what it can refer to. */
export type ImportContext = {
  document: Document;
  /** Id of an authorizer that a route has. */
  authorizerId(authorizer: LoadedAuthorizer): string;
};

type Read<Kind extends Registration['kind']> = (
  registration: Of<Kind>,
  context: ImportContext,
) => Record<string, unknown>;

const failures = (
  { deadLetter, retries }: { deadLetter?: string | undefined; retries?: number | undefined },
  { document }: ImportContext,
) => ({
  deadLetter: deadLetter === undefined ? undefined : document.resource('queue', deadLetter),
  retries,
});

const batch = ({
  batchSize,
  maximumBatchingWindowInSeconds,
  reportBatchItemFailures,
  filters,
}: Of<'sqs-message' | 'kinesis-record' | 'dynamodb-record'>) => ({
  batchSize,
  maximumBatchingWindowInSeconds,
  reportBatchItemFailures,
  filters,
});

/** Each kind's own fields of its construct. */
const readers = {
  route: ({ path, methods, name, contentTypes, apiKeyRequired, cors, authorizer }, { authorizerId }) => ({
    path,
    methods,
    name,
    authorizer: authorizer && { id: authorizerId(authorizer), scopes: authorizer.scopes },
    contentTypes,
    apiKeyRequired,
    cors,
  }),
  authorizer: ({ name, ttlSeconds, executionRole, header }) => ({
    type: 'builtin',
    name,
    ttlSeconds,
    executionRole,
    header,
  }),
  schedule: (each, context) => ({
    name: each.name,
    expression: each.expression,
    description: each.description,
    ...failures(each, context),
  }),
  'cw-event': (each, context) => ({ name: each.name, pattern: each.pattern, ...failures(each, context) }),
  's3-event': (each, context) => ({
    name: each.name,
    bucket: context.document.resource('bucket', each.bucket, each),
    events: each.events,
    prefix: each.prefix,
    suffix: each.suffix,
    ...failures(each, context),
  }),
  'sns-message': (each, context) => ({
    name: each.name,
    topic: context.document.resource('topic', each.topic, each),
    filterPolicy: each.filterPolicy,
    ...failures(each, context),
  }),
  'sqs-message': (each, { document }) => ({
    name: each.name,
    queue: document.resource('queue', each.queueArn ?? each.queue ?? '', each),
    ...batch(each),
    maximumConcurrency: each.maximumConcurrency,
  }),
  'kinesis-record': (each, context) => ({
    name: each.name,
    stream: context.document.resource('stream', each.stream, each),
    ...batch(each),
    startingPosition: each.startingPosition,
    ...failures(each, context),
  }),
  'dynamodb-record': (each, context) => ({
    name: each.name,
    table: context.document.resource('table', each.streamArn, each),
    ...batch(each),
    startingPosition: each.startingPosition,
    ...failures(each, context),
  }),
  'lambda-function': ({ name }) => ({ name }),
  'websocket-handler': ({ event, name, routeKey }) => ({
    event,
    name,
    routeKey: event === 'message' ? routeKey : undefined,
  }),
  middleware: ({ eventType }) => ({ eventType }),
} satisfies { [Kind in Registration['kind']]: Read<Kind> };

export function fieldsOf(registration: Registration, context: ImportContext): Record<string, unknown> {
  const read: (registration: never, context: ImportContext) => Record<string, unknown> = readers[registration.kind];
  return read(registration as never, context);
}

/** The handler of a registration, or the place where its function must be. */
export function handlerOf(registration: Registration, found: Handler | null, file: string): Handler {
  if (found !== null) return found;
  return { file, export: 'name' in registration ? registration.name : registration.kind };
}
