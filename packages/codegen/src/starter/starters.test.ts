import {
  type AppSpec,
  type Authorizer,
  applyEdits,
  type Blueprint,
  checkSpec,
  constructKinds,
} from '@chalice-studio/appspec';
import { aBucket, anApp, aTable, testId } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { type Draft, generate, newConstruct } from '../index';
import { typeErrors } from '../testing/run-project';

const resource = <Type extends 'queue' | 'topic' | 'stream'>(type: Type) => ({
  ...{ id: testId('resource'), order: 'a0', kind: 'resource' as const, type, name: type },
  origin: { type: 'managed' as const },
});
const bucket = aBucket();
const table = aTable({ streamViewType: 'NEW_AND_OLD_IMAGES' });
const [queue, topic, stream] = [resource('queue'), resource('topic'), resource('stream')];
const resources = [bucket, table, queue, topic, stream];

const aBlueprint = (name: string, mounts: Blueprint['mounts']): Blueprint => ({
  ...{ id: testId('blueprint'), order: 'a0', kind: 'blueprint', name, mounts },
});
const plain = aBlueprint('plain', { m: { order: 'a0' } });
const prefixed = aBlueprint('prefixed', { m: { order: 'a0', urlPrefix: '/shops/{shop}', namePrefix: 'p_' } });
const twice = aBlueprint('twice', {
  m: { order: 'a0', urlPrefix: '/a/{x}' },
  n: { order: 'a1', urlPrefix: '/b', namePrefix: 'n_' },
});

const cognito: Authorizer = {
  ...{ id: testId('authorizer'), order: 'a0', kind: 'authorizer', type: 'cognito', name: 'pool' },
  providerArns: ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a'],
};
const iam: Authorizer = { id: testId('authorizer'), order: 'a0', kind: 'authorizer', type: 'iam' };

const object = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false };
const paths = ['/plain', '/with/{id}', '/any/{proxy+}'];

/** Each kind of construct as it is added, and each thing that a route can ask for. */
function drafts(blueprint: string | undefined): Draft[] {
  const of = blueprint === undefined ? {} : { blueprint };
  const route = (path: string, fields: object = {}): Draft => ({
    kind: 'route',
    path,
    methods: ['POST'],
    ...fields,
    ...of,
  });
  return [
    ...paths.map((path) => route(path)),
    route('/get', { methods: ['GET'] }),
    route('/several/{id}', { methods: ['PUT', 'DELETE'] }),
    ...[cognito, iam].map(({ id, type }) => route(`/${type}/{id}`, { authorizer: { id } })),
    route('/scopes', { authorizer: { id: cognito.id, scopes: ['read'] } }),
    route('/body/{id}', { bodySchema: object }),
    route('/query', { querySchema: object }),
    route('/key', { apiKeyRequired: true, cors: true, contentTypes: ['text/plain'] }),
    { kind: 'schedule', name: 'sweep', expression: 'rate(5 minutes)', ...of },
    { kind: 'cw-event', name: 'pushed', pattern: { source: ['aws.codecommit'] }, ...of },
    { kind: 's3-event', name: 'uploaded', bucket: bucket.id, ...of },
    { kind: 'sns-message', name: 'told', topic: topic.id, ...of },
    { kind: 'sqs-message', name: 'queued', queue: queue.id, ...of },
    { kind: 'kinesis-record', name: 'streamed', stream: stream.id, ...of },
    { kind: 'dynamodb-record', name: 'changed', table: table.id, ...of },
    { kind: 'lambda-function', name: 'double', ...of },
    { kind: 'authorizer', type: 'builtin', name: 'token_auth', ...of },
    { kind: 'middleware', eventType: 'all', ...of },
    { kind: 'middleware', eventType: 'http', ...of },
    { kind: 'middleware', eventType: 'sqs', ...of },
    ...(blueprint === undefined
      ? (['connect', 'message', 'disconnect'] as const).map((event): Draft => ({ kind: 'websocket-handler', event }))
      : []),
  ];
}

function withAll(spec: AppSpec, all: readonly Draft[]): AppSpec {
  return all.reduce((present, draft) => {
    const result = applyEdits(present, newConstruct(present, draft).edits);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return result.spec;
  }, spec);
}

const places = {
  'the app itself': undefined,
  'a blueprint': plain,
  'one under a prefix with a parameter': prefixed,
  'one mounted twice': twice,
};

test.each(Object.entries(places))(
  'every new construct of %s type-checks as it is added',
  async (_, blueprint) => {
    const all = drafts(blueprint?.id);
    const added = new Set(all.map(({ kind }) => kind));
    const others = new Set(['blueprint', 'resource', ...(blueprint === undefined ? [] : ['websocket-handler'])]);
    expect(constructKinds.filter((kind) => !added.has(kind) && !others.has(kind))).toEqual([]);
    const base = anApp([...resources, cognito, iam, ...(blueprint === undefined ? [] : [blueprint])], { source: {} });
    const spec = withAll(base, all);
    expect(checkSpec(spec).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await typeErrors(generate(spec).tree)).toBe('');
  },
  60_000,
);

test('a route that asks for a built-in authorizer of its own blueprint type-checks', async () => {
  const first = withAll(anApp([plain], { source: {} }), [
    { kind: 'authorizer', type: 'builtin', name: 'token_auth', blueprint: plain.id },
  ]);
  const [authorizer] = Object.values(first.authorizers);
  const guarded: Draft = { kind: 'route', path: '/guarded/{id}', methods: ['GET'], blueprint: plain.id };
  const spec = withAll(first, [{ ...guarded, authorizer: { id: authorizer?.id ?? '' } }]);
  expect(await typeErrors(generate(spec).tree)).toBe('');
}, 60_000);
