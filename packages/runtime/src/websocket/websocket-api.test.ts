import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Chalice, type ConnectionRegistry, WebsocketDisconnectedError } from '../index.js';
import { memoryRegistry } from '../testing/index.js';

const event = (connectionId: string, eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT', body?: string) => ({
  ...(body === undefined ? {} : { body }),
  requestContext: {
    connectionId,
    eventType,
    apiId: 'a1',
    stage: 'dev',
    domainName: 'd',
    identity: { sourceIp: '1.2.3.4' },
  },
});

describe('several message routes', () => {
  test('each route key has its own handler; a second for one is refused', async () => {
    const app = new Chalice('chat', { env: { AWS_REGION: 'eu-west-1' } });
    app.onWsMessage({ name: 'fallback' }, () => ({ body: 'default' }));
    app.onWsMessage({ name: 'say', routeKey: 'say' }, (message) => ({ body: message.jsonBody.text }));
    app.websocketApi.routeSelectionExpression = '$request.body.kind';
    expect(await app.handlers.say?.(event('c1', 'MESSAGE', '{"text":"hi"}'))).toEqual({ statusCode: 200, body: 'hi' });
    expect(() => app.onWsMessage({ name: 'again', routeKey: 'say' }, () => undefined)).toThrow(
      "Duplicate websocket handler: 'onWsMessage'. There can only be one for each route key “say”.",
    );
    expect(app.toSpec()).toMatchObject({
      websocket: { routeSelectionExpression: '$request.body.kind' },
      registrations: [{ routeKey: '$default' }, { routeKey: 'say' }],
    });
  });
});

describe('who is connected', () => {
  test('connecting and leaving keep the registry, in the same invocation', async () => {
    const app = new Chalice('chat', { env: { AWS_REGION: 'eu-west-1' } });
    app.websocketApi.registry = memoryRegistry();
    const seen: string[][] = [];
    app.onWsConnect({ name: 'join' }, async () => {
      seen.push(await app.websocketApi.connections());
    });
    app.onWsDisconnect({ name: 'leave' }, async () => {
      seen.push(await app.websocketApi.connections());
    });
    await app.handlers.join?.(event('c1', 'CONNECT'));
    await app.handlers.join?.(event('c2', 'CONNECT'));
    await app.handlers.leave?.(event('c1', 'DISCONNECT'));
    expect(seen).toEqual([['c1'], ['c1', 'c2'], ['c2']]);
  });

  test('a registry that cannot be written refuses nobody, and is logged', async () => {
    const app = new Chalice('chat', { env: { AWS_REGION: 'eu-west-1' } });
    const refuse = () => Promise.reject(new Error('throttled'));
    const registry: ConnectionRegistry = { add: refuse, remove: refuse, list: refuse };
    app.websocketApi.registry = registry;
    const logged: unknown[][] = [];
    app.log.error = (...values) => void logged.push(values);
    app.onWsConnect({ name: 'join' }, () => undefined);
    expect(await app.handlers.join?.(event('c1', 'CONNECT'))).toEqual({ statusCode: 200 });
    expect(String(logged[0]?.at(-1))).toContain('throttled');
  });

  test('an app without a registry says where it comes from', async () => {
    const app = new Chalice('chat', { env: {} });
    await expect(app.websocketApi.connections()).rejects.toThrow('no connection registry');
  });
});

describe('an endpoint that needs no signature', () => {
  let close: (() => void) | undefined;
  afterEach(() => close?.());

  async function listen() {
    const calls: [string | undefined, string | undefined, string][] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        calls.push([request.method, request.url, body]);
        if (request.url?.endsWith('/gone') === true) response.statusCode = 410;
        response.end('{"connectedAt":"2026-11-25T00:00:00Z","identity":{"sourceIp":"1.2.3.4"}}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => server.close();
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/key/dev`;
    return { calls, endpoint };
  }

  test('messages, closing and questions go there, and 410 is a client that has gone', async () => {
    const { calls, endpoint } = await listen();
    const app = new Chalice('chat', { env: { CHALICE_WEBSOCKET_ENDPOINT: endpoint } });
    app.websocketApi.configureFromApiId('any', 'any');
    await app.websocketApi.send('c=1', 'héllo');
    await app.websocketApi.close('c2');
    expect(await app.websocketApi.info('c3')).toEqual({
      ConnectedAt: new Date('2026-11-25T00:00:00Z'),
      Identity: { SourceIp: '1.2.3.4' },
    });
    expect(calls).toEqual([
      ['POST', '/key/dev/@connections/c%3D1', 'héllo'],
      ['DELETE', '/key/dev/@connections/c2', ''],
      ['GET', '/key/dev/@connections/c3', ''],
    ]);
    const gone = app.websocketApi.send('gone', 'x');
    await expect(gone).rejects.toBeInstanceOf(WebsocketDisconnectedError);
    await expect(gone).rejects.toMatchObject({ connectionId: 'gone', cause: { name: 'GoneException' } });
  });

  test('before it is configured nothing is sent', async () => {
    const app = new Chalice('chat', { env: {} });
    await expect(app.websocketApi.send('c', 'x')).rejects.toThrow(
      'WebsocketAPI.configure must be called before using the WebsocketAPI',
    );
  });
});
