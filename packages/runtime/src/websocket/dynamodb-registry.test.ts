import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chalice } from '../index.js';
import { createDynamodbRegistry } from './dynamodb-registry.js';

const server = dynalite({ createTableMs: 0 });
let endpoint = '';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
  const key = { AttributeName: 'connectionId', AttributeType: 'S' } as const;
  await client.send(
    new CreateTableCommand({
      TableName: 'connections',
      AttributeDefinitions: [key],
      KeySchema: [{ AttributeName: key.AttributeName, KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  for (let status: string | undefined; status !== 'ACTIVE'; ) {
    status = (await client.send(new DescribeTableCommand({ TableName: 'connections' }))).Table?.TableStatus;
  }
});
afterAll(() => server.close());

const env = () => ({
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_SESSION_TOKEN: 'token',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
});

test('an app finds its table by its variable: who connects is in it, with when it may go', async () => {
  const app = new Chalice('chat', { env: { ...env(), CHALICE_WEBSOCKET_TABLE: 'connections' } });
  app.onWsConnect({ name: 'join' }, () => undefined);
  app.onWsDisconnect({ name: 'leave' }, () => undefined);
  const event = (connectionId: string, eventType: string) => ({
    requestContext: {
      connectionId,
      eventType,
      apiId: 'a',
      stage: 's',
      identity: { sourceIp: '1.2.3.4', userAgent: 'x' },
    },
  });
  await app.handlers.join?.(event('one', 'CONNECT'));
  await app.handlers.join?.(event('two', 'CONNECT'));
  await app.handlers.leave?.(event('one', 'DISCONNECT'));
  expect(await app.websocketApi.connections()).toEqual(['two']);
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
  const [item] = (await client.send(new ScanCommand({ TableName: 'connections' }))).Items ?? [];
  expect(item).toMatchObject({ sourceIp: { S: '1.2.3.4' }, userAgent: { S: 'x' } });
  const lifetime = Number(item?.expiresAt?.N) - Number(item?.connectedAt?.N) / 1000;
  expect(lifetime).toBeGreaterThan(2 * 3600);
  expect(lifetime).toBeLessThan(2.5 * 3600);
});

test('what DynamoDB refuses is an error with its own words', async () => {
  const registry = createDynamodbRegistry('no-such-table', env());
  await expect(registry.list()).rejects.toThrow(/DynamoDB_20120810.Scan failed with 400: .*ResourceNotFoundException/s);
});

test('a list longer than a page is read to its end', async () => {
  const pages = [
    { Items: [{ connectionId: { S: 'a' } }], LastEvaluatedKey: { connectionId: { S: 'a' } } },
    { Items: [{ connectionId: { S: 'b' } }] },
  ];
  const asked: unknown[] = [];
  const paged = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      asked.push(JSON.parse(body).ExclusiveStartKey);
      response.end(JSON.stringify(pages[asked.length - 1]));
    });
  });
  await new Promise<void>((resolve) => paged.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(paged.address() as AddressInfo).port}`;
  const registry = createDynamodbRegistry('connections', { ...env(), AWS_ENDPOINT_URL_DYNAMODB: url });
  expect(await registry.list()).toEqual(['a', 'b']);
  expect(asked).toEqual([undefined, { connectionId: { S: 'a' } }]);
  paged.close();
});
