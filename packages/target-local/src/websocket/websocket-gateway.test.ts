import { ApiGatewayManagementApi } from '@aws-sdk/client-apigatewaymanagementapi';
import type { WebsocketHandler } from '@chalice-studio/appspec';
import { anApp, testId } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { aRunner, deploy } from '../testing/a-runner';

let runner: Awaited<ReturnType<typeof aRunner>>;

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

function aHandler(event: WebsocketHandler['event'], exported: string, routeKey?: string): WebsocketHandler {
  return {
    id: testId('websocket-handler'),
    order: exported,
    kind: 'websocket-handler',
    event,
    handler: { file: 'chalicelib/handlers.ts', export: exported },
    ...(routeKey === undefined ? {} : { routeKey }),
  };
}

const chat = anApp(
  [
    aHandler('connect', 'enter'),
    aHandler('message', 'say'),
    aHandler('message', 'crash', 'crash'),
    aHandler('disconnect', 'leave'),
    {
      id: testId('lambda-function'),
      order: 'a',
      kind: 'lambda-function',
      name: 'tell',
      handler: { file: 'chalicelib/handlers.ts', export: 'tell' },
    },
  ],
  {
    source: {
      'chalicelib/handlers.ts': `import { Response, type WebsocketEvent } from '@chalice-studio/runtime';
import { app } from '../app';
export const enter = (event: WebsocketEvent) => {
  const query = (event.toDict() as any).queryStringParameters;
  if (query?.token === 'bad') return new Response('no', { statusCode: 401 });
  console.log('cookie', (event.toDict() as any).headers.cookie ?? 'none');
};
export const say = async (event: WebsocketEvent) => {
  const everyone = await app.websocketApi.connections();
  const { Identity } = await app.websocketApi.info(event.connectionId) as any;
  for (const id of everyone) await app.websocketApi.send(id, JSON.stringify({ said: event.body, to: everyone.length, from: Identity.SourceIp }));
};
export const tell = () => ({ accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY });
export const crash = () => { throw new Error('no'); };
export const leave = (event: WebsocketEvent) => { console.log('left', event.connectionId); };
`,
    },
  },
);

async function aClient(url: string, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url, { headers });
  onTestFinished(() => socket.terminate());
  const messages: string[] = [];
  socket.on('message', (data) => messages.push(data.toString()));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { socket, messages };
}

test('people chat through the registry, are listed, sent to and disconnected', async () => {
  const { websocketUrl = '', stage } = await deploy(runner.target, 'chat', chat);
  const ada = await aClient(websocketUrl, { cookie: 'better-auth.session=secret; theme=dark' });
  const bob = await aClient(websocketUrl);
  const lists: number[] = [];
  const watching = new AbortController();
  const watch = runner.target.watchConnections(stage, (list) => lists.push(list.length), watching.signal);

  ada.socket.send('hello');
  const heard = JSON.stringify({ said: 'hello', to: 2, from: '127.0.0.1' });
  await expect.poll(() => [ada.messages, bob.messages]).toEqual([[heard], [heard]]);

  ada.socket.send('{"action":"crash"}');
  await expect.poll(() => ada.messages.at(-1)).toContain('Internal server error');

  const list = await runner.target.listConnections(stage);
  expect(list.map((each) => [each.state, each.messagesIn, each.messagesOut])).toEqual([
    ['confirmed', 2, 1],
    ['confirmed', 0, 1],
  ]);
  const bobsId = list[1]?.connectionId ?? '';
  await runner.target.sendToConnection(stage, bobsId, Buffer.from('from the page'));
  await expect.poll(() => bob.messages.at(-1)).toBe('from the page');
  await runner.target.disconnect(stage, bobsId);
  await expect.poll(async () => (await runner.target.listConnections(stage)).length).toBe(1);
  await expect(runner.target.sendToConnection(stage, bobsId, Buffer.from('x'))).rejects.toMatchObject({
    name: 'GoneError',
    connectionId: bobsId,
  });
  await expect
    .poll(async () => (await runner.target.readLogs(stage, { limit: 500 })).events.map((event) => event.message))
    .toEqual(expect.arrayContaining(['cookie theme=dark', `left ${bobsId}`]));
  await expect.poll(() => lists.at(-1)).toBe(1);
  watching.abort();
  await watch;
  expect(lists[0]).toBe(2);
});

test('a client that $connect refuses is told so', async () => {
  const { websocketUrl = '' } = await deploy(runner.target, 'refusing', chat);
  await expect(aClient(`${websocketUrl}?token=bad`)).rejects.toThrow('401');
  await expect(aClient(`${websocketUrl}/elsewhere`)).rejects.toThrow('403');
});

test('connections live on through a deployment, and end with a message that is too large', async () => {
  const { websocketUrl = '' } = await deploy(runner.target, 'lasting', chat);
  const { socket, messages } = await aClient(websocketUrl);
  await deploy(runner.target, 'lasting', chat);
  socket.send('still here');
  await expect.poll(() => messages.length).toBe(1);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.send('x'.repeat(129 * 1024));
  expect(await closed).toBe(1009);
});

test('from outside, @connections wants a signature by the stage’s credentials, as the SDK makes one', async () => {
  const { websocketUrl = '', stage } = await deploy(runner.target, 'signed', chat);
  const { messages } = await aClient(websocketUrl);
  const [connection] = await runner.target.listConnections(stage);
  const ConnectionId = connection?.connectionId ?? '';
  const credentials = JSON.parse((await runner.target.invoke(stage, 'tell', '{}')).payload);
  const endpoint = websocketUrl.replace(/^ws/, 'http');
  const client = new ApiGatewayManagementApi({ endpoint, region: 'us-east-1', credentials });
  await client.postToConnection({ ConnectionId, Data: 'signed' });
  await expect.poll(() => messages).toEqual(['signed']);
  expect((await client.getConnection({ ConnectionId })).Identity?.SourceIp).toBe('127.0.0.1');
  await expect(client.getConnection({ ConnectionId: 'gone=' })).rejects.toMatchObject({ name: 'GoneException' });
  const stranger = new ApiGatewayManagementApi({
    endpoint,
    region: 'us-east-1',
    credentials: { ...credentials, secretAccessKey: 'guessed' },
  });
  await expect(stranger.postToConnection({ ConnectionId, Data: 'x' })).rejects.toMatchObject({
    name: 'ForbiddenException',
  });
  const unsigned = await fetch(`${endpoint}/@connections/${ConnectionId}`, { method: 'DELETE' });
  expect(unsigned.status).toBe(403);
});
