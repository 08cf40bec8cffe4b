import {
  APP_ID,
  type AppSpec,
  apiSchema,
  appSpecSchema,
  authorizerSchema,
  blueprintSchema,
  checkSpec,
  collectionOfKind,
  type Entity,
  eventSourceSchema,
  lambdaFunctionSchema,
  middlewareSchema,
  resourceSchema,
  routeSchema,
  websocketHandlerSchema,
} from '@chalice-studio/appspec';
import { aBucket, anApp, anAuthorizer, aRoute, aTable, optionPaths, testId } from '@chalice-studio/appspec/testing';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { OpenedDocument } from '@/components/document/document-provider';
import { createDocumentStore } from '@/components/document/document-store';
import type { OpenDocument } from '@/components/document/open-document';
import { createPendingStorage } from '@/components/document/pending-storage';
import { SelectionProvider } from '../selection/selection';
import { AppForm } from './app-form';
import { ConstructForm } from './constructs/registry';
import { EntityScope } from './fields/entity-scope';

type Construct = Exclude<Entity, { kind: 'use' }>;
type Resource = Extract<Entity, { kind: 'resource' }>;

const handler = { file: 'chalicelib/handlers.ts', export: 'handle' };
const place = { order: 'a', handler };
const cors = {
  allowOrigin: 'https://a',
  allowHeaders: ['X-A'],
  exposeHeaders: ['X-A'],
  maxAge: 5,
  allowCredentials: true,
};
const schema = { type: 'object' };
const resource = (type: Resource['type'], fields: object = {}) =>
  ({
    id: testId('resource'),
    order: 'a',
    kind: 'resource',
    type,
    name: type,
    origin: { type: 'managed' },
    ...fields,
  }) as Resource;
const queue = resource('queue', { fifo: true, visibilityTimeoutSeconds: 5, messageRetentionSeconds: 90 });
const far = resource('queue', { name: 'far', origin: { type: 'existing', identifier: 'far' } });
const topic = resource('topic', { fifo: true });
const stream = resource('stream', { shardCount: 2, retentionHours: 30 });
const key = { name: 'id', type: 'S' } as const;
const table = aTable({ sortKey: { name: 'at', type: 'N' }, ttlAttribute: 'at', streamViewType: 'NEW_IMAGE' });
const indexed = aTable({
  origin: { type: 'existing', identifier: 'orders', streamArn: 'arn:aws:dynamodb:a' },
  indexes: { one: { name: 'byOwner', partitionKey: key, sortKey: key } },
});
const bucket = aBucket({ versioned: true });
const blueprint: Entity = {
  ...{ id: testId('blueprint'), order: 'a', kind: 'blueprint', name: 'admin' },
  mounts: { one: { order: 'a', namePrefix: 'a_', urlPrefix: '/a' } },
};
const batch = {
  batchSize: 5,
  maximumBatchingWindowInSeconds: 5,
  reportBatchItemFailures: true,
  filters: [{ body: ['a'] }],
};
const failure = { deadLetter: queue.id, retries: 1 };
const source = (kind: Construct['kind'], fields: object) =>
  ({ ...place, id: testId(kind), kind, name: 'fn', blueprint: blueprint.id, ...fields }) as Construct;
const authorizer = (type: string, fields: object) =>
  ({ id: testId('authorizer'), order: 'a', kind: 'authorizer', type, name: type, ...fields }) as Construct;

/** A construct of every schema, with every option that it can have. */
const constructs: { [name: string]: { schema: Parameters<typeof optionPaths>[0]; examples: Construct[] } } = {
  route: {
    schema: routeSchema,
    examples: [
      aRoute({
        ...{
          name: 'a',
          authorizer: { id: testId('authorizer'), scopes: ['a'] },
          contentTypes: [],
          cors,
          blueprint: blueprint.id,
        },
        ...{ apiKeyRequired: true, bodySchema: schema, querySchema: schema, responseSchema: schema },
      }),
    ],
  },
  authorizer: {
    schema: authorizerSchema,
    examples: [
      anAuthorizer({ ttlSeconds: 5, header: 'X-A', executionRole: 'arn:', blueprint: blueprint.id }),
      authorizer('cognito', { providerArns: [], header: 'X-A', scopes: ['a'] }),
      authorizer('custom', { authorizerUri: '', ttlSeconds: 5, header: 'X-A', invokeRoleArn: 'arn:', scopes: ['a'] }),
      authorizer('iam', {}),
    ],
  },
  'event sources': {
    schema: eventSourceSchema,
    examples: [
      source('schedule', { expression: 'rate(1 day)', description: 'a', ...failure }),
      source('cw-event', { pattern: { source: ['a'] }, ...failure }),
      source('s3-event', { bucket: bucket.id, events: ['s3:ObjectCreated:*'], prefix: 'a', suffix: 'b', ...failure }),
      source('sns-message', { topic: topic.id, filterPolicy: { a: ['b'] }, ...failure }),
      source('sqs-message', { queue: queue.id, maximumConcurrency: 5, ...batch }),
      source('kinesis-record', { stream: stream.id, startingPosition: 'LATEST', ...batch, ...failure }),
      source('dynamodb-record', { table: table.id, startingPosition: 'LATEST', ...batch, ...failure }),
    ],
  },
  function: { schema: lambdaFunctionSchema, examples: [source('lambda-function', {})] },
  'WebSocket handler': {
    schema: websocketHandlerSchema,
    examples: [source('websocket-handler', { event: 'message', routeKey: 'a' })],
  },
  middleware: { schema: middlewareSchema, examples: [source('middleware', { eventType: 'http' })] },
  blueprint: { schema: blueprintSchema, examples: [blueprint as Construct] },
  resource: {
    schema: resourceSchema,
    examples: [
      table,
      indexed,
      bucket,
      { ...queue, deadLetter: { queue: far.id, maxReceiveCount: 3 } } as Resource,
      far,
      topic,
      stream,
    ],
  },
};

/** Chosen as a whole, by one field. */
const chosenBy: Readonly<Record<string, string>> = {
  'handler.file': 'handler',
  'handler.export': 'handler',
  'authorizer.id': 'authorizer',
  'deadLetter.queue': 'deadLetter',
  'origin.type': 'origin',
};
/** Never changed in a form: what the palette chose, and places, which are dragged. */
const elsewhere = ['id', 'kind', 'type', 'order', 'mounts.*.order'];

describe('every option has a field in its form', () => {
  test.each(Object.entries(constructs))('%s', (_, { schema: of, examples }) => {
    const shown = new Set(
      examples.flatMap((construct) => fieldsOf(specWith(construct), <Form construct={construct} />)),
    );
    const generic = [...shown].map((field) => field.replace(/^(mounts|indexes)\.one/, '$1.*'));
    const wanted = optionPaths(of).filter((path) => !elsewhere.includes(path));
    expect(wanted.filter((path) => !generic.includes(chosenBy[path] ?? path))).toEqual([]);
  });

  test('the app', () => {
    const usagePlan = { throttle: { rateLimit: 1, burstLimit: 1 }, quota: { limit: 1, period: 'DAY' as const } };
    const spec = anApp([], { api: { cors, endpointType: 'PRIVATE', usagePlan } });
    const wanted = [
      ...['name', 'description', 'debug', 'extraCloudFormation.template', 'websocket.routeSelectionExpression'],
      ...optionPaths(apiSchema).map((path) => `api.${path}`),
    ];
    const shown = fieldsOf(spec, <AppForm />);
    expect(wanted.filter((path) => !shown.includes(path))).toEqual([]);
  });

  test('and every construct a place for CloudFormation of its own', () => {
    const [construct] = constructs.function?.examples ?? [];
    if (construct === undefined) throw new Error('no example');
    const shown = fieldsOf(specWith(construct), <Form construct={construct} />);
    expect(shown).toContain(`extraCloudFormation.constructs.${construct.id}`);
  });
});

test('no field of the document was forgotten by the list above', () => {
  const own = ['version', 'name', 'description', 'mode', 'debug', 'api', 'websocket', 'dependencies', 'source'];
  const listed = new Set<string>([...own, 'uses', 'extraCloudFormation', ...Object.values(collectionOfKind)]);
  expect(Object.keys(appSpecSchema.shape).filter((key) => !listed.has(key))).toEqual([]);
});

test('a field says its default, its limits and what is wrong with its value', () => {
  const construct = source('sqs-message', { queue: queue.id, batchSize: 0 });
  const markup = render(specWith(construct), <Form construct={construct} />);
  expect(markup).toContain('0 (default)');
  expect(markup).toContain('batchSize takes 1 to 10 messages, not 0.');
  expect(markup).toContain('Use 1');
});

function Form({ construct }: { construct: Construct }) {
  return (
    <EntityScope id={construct.id}>
      <ConstructForm construct={construct} />
    </EntityScope>
  );
}

function specWith(construct: Construct): AppSpec {
  const others = [queue, far, topic, stream, table, bucket, blueprint].filter((each) => each.id !== construct.id);
  return anApp([...others, construct]);
}

function fieldsOf(spec: AppSpec, form: ReactNode): string[] {
  return [...render(spec, form).matchAll(/data-field="([^"]+)"/g)].map((match) => match[1] ?? '');
}

function render(spec: AppSpec, form: ReactNode): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Tooltip.Provider>
        <AppRouterContext value={router}>
          <PathnameContext value="/p/x/design">
            <SearchParamsContext value={new URLSearchParams()}>
              <OpenedDocument opened={openedWith(spec)}>
                <SelectionProvider>
                  <EntityScope id={APP_ID}>{form}</EntityScope>
                </SelectionProvider>
              </OpenedDocument>
            </SearchParamsContext>
          </PathnameContext>
        </AppRouterContext>
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
}

const nothing = () => undefined;
const router = {
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
} as never;

/** An open document that no network is behind: what is drawn once sends nothing. */
function openedWith(spec: AppSpec): OpenDocument {
  const unreachable = () => Promise.reject(new TypeError('Failed to fetch'));
  const kept = new Map<string, string>();
  const storage = {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
    clear: () => kept.clear(),
  };
  const store = createDocumentStore({
    transport: new Proxy({}, { get: () => unreachable }) as never,
    storage: createPendingStorage({ storage, projectId: 'x', clientId: 'c', now: Date.now }),
    opened: { spec, revision: 1 },
    clientId: 'c',
    now: Date.now,
    createChangeId: () => 'change',
  });
  const all = checkSpec(spec);
  const ids = new Set(all.map((problem) => problem.entityId));
  const byEntity = new Map([...ids].map((id) => [id, all.filter((problem) => problem.entityId === id)]));
  const problems = { all, byEntity };
  return {
    projectId: 'x',
    store,
    presence: { say: nothing },
    problems: { getState: () => problems, subscribe: () => nothing },
  } as unknown as OpenDocument;
}
