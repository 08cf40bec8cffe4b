import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as runtime from './index.js';
import * as testing from './testing/index.js';

const readme = readFileSync(path.join(import.meta.dirname, '../README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| .* \| `@chalice-studio\/runtime(\/\w+)?` \|$/gm)].map(
  ([, item = '', ours = '', entry = '']) => ({ item, ours, exports: entry === '' ? runtime : testing }),
);

const event = { Records: [{ s3: {}, Sns: {} }], requestContext: {}, kinesis: {}, dynamodb: {} } as never;
const app = new runtime.Chalice('reference', { env: {} });
const client = new testing.Client(app);

/** One object of each class whose members are its own, not its prototype's. */
const samples: Record<string, object> = {
  Chalice: app,
  Client: client,
  TestLambdaClient: client.lambda,
  TestHTTPClient: client.http,
  HTTPResponse: new testing.HTTPResponse({ statusCode: 200, headers: {}, body: new Uint8Array() }),
  InvokeResponse: new testing.InvokeResponse(1),
  Response: new runtime.Response(null),
  Request: new runtime.Request(event),
  WebsocketAPI: app.websocketApi,
  APIGateway: app.api,
  CORSConfig: new runtime.CORSConfig(),
  AuthRequest: new runtime.AuthRequest('TOKEN', 't', 'arn'),
  AuthResponse: new runtime.AuthResponse({ routes: [], principalId: 'p' }),
  AuthRoute: new runtime.AuthRoute('/', []),
  Rate: new runtime.Rate(1, 'DAYS'),
  CognitoUserPoolAuthorizer: new runtime.CognitoUserPoolAuthorizer('p', { providerArns: [] }),
  CustomAuthorizer: new runtime.CustomAuthorizer('c', { authorizerUri: 'arn' }),
  WebsocketDisconnectedError: new runtime.WebsocketDisconnectedError('c'),
  CloudWatchEvent: new runtime.CloudWatchEvent(event),
  S3Event: new runtime.S3Event(event),
  SNSEvent: new runtime.SNSEvent(event),
  SQSEvent: new runtime.SQSEvent(event),
  SQSRecord: new runtime.SQSRecord(event),
  KinesisEvent: new runtime.KinesisEvent(event),
  KinesisRecord: new runtime.KinesisRecord(event),
  DynamoDBEvent: new runtime.DynamoDBEvent(event),
  DynamoDBRecord: new runtime.DynamoDBRecord(event),
  LambdaFunctionEvent: new runtime.LambdaFunctionEvent(event),
  WebsocketEvent: new runtime.WebsocketEvent(event),
};

describe('every item of Chalice’s reference has its export', () => {
  test('the table of the README was read', () => {
    expect(rows.length).toBeGreaterThanOrEqual(170);
  });

  test.each(rows)('$item is $ours', ({ ours, exports }) => {
    const [, name = '', member] = /^(\w+)(?:\.(\w+)|\[Symbol\.iterator\])?$/.exec(ours) ?? [];
    const exported = (exports as Record<string, unknown>)[name];
    expect(exported, `${name} is exported`).toBeDefined();
    if (ours === name) return;
    const key = member ?? Symbol.iterator;
    const isThere = key in (samples[name] ?? {}) || key in (exported as { prototype: object }).prototype;
    expect(isThere || key in Object(exported), `${name} has ${String(key)}`).toBe(true);
  });

  test('whatever a module exports, the README speaks of', () => {
    const known = new Set([
      ...rows.map(({ ours }) => ours),
      'Authorizer',
      'ScheduleExpression',
      'Headers',
      'MultiDict',
    ]);
    const unnamed = [...Object.keys(runtime), ...Object.keys(testing)].filter((name) => !known.has(name));
    expect(unnamed.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
  });
});
