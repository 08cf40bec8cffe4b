import type { Chalice } from '@chalice-studio/runtime';
import { memoryRegistry } from '@chalice-studio/runtime/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBundle } from '../testing/load-bundle';
import { getExample, setLambdaVariables, startTable } from './testing';

let app: Chalice;
let stop: () => Promise<void>;
/** Connection → what it was sent. A connection that is not here has gone. */
const inboxes = new Map<string, unknown[]>();

beforeAll(async () => {
  ({ stop } = await startTable('members', ['connectionId']));
  setLambdaVariables({ MEMBERS_TABLE: 'members' });
  app = await loadBundle((await getExample('chat')).spec);
  app.websocketApi.registry = memoryRegistry();
  app.websocketApi.session = {
    client: () => ({
      async postToConnection({ ConnectionId, Data }) {
        const inbox = inboxes.get(ConnectionId);
        if (inbox === undefined) throw Object.assign(new Error('gone'), { name: 'GoneException' });
        inbox.push(JSON.parse(String(Data)));
      },
      async deleteConnection({ ConnectionId }) {
        await disconnect(ConnectionId);
      },
      getConnection: async () => ({}),
    }),
  };
});

afterAll(() => stop());

/** As API Gateway calls the functions: by its route's key. */
async function deliver(functionName: string, connectionId: string, eventType: string, body?: string): Promise<void> {
  const requestContext = { apiId: 'api', stage: 'api', domainName: 'localhost', connectionId, eventType };
  await app.handlers[functionName]?.({ requestContext, body });
}

async function connect(connectionId: string): Promise<unknown[]> {
  const inbox: unknown[] = [];
  inboxes.set(connectionId, inbox);
  await deliver('websocket_connect', connectionId, 'CONNECT');
  return inbox;
}

async function disconnect(connectionId: string): Promise<void> {
  inboxes.delete(connectionId);
  await deliver('websocket_disconnect', connectionId, 'DISCONNECT');
}

const send = (connectionId: string, message: { action: string; [field: string]: string }) =>
  deliver(`websocket_message_${message.action}`, connectionId, 'MESSAGE', JSON.stringify(message));

test('everybody who is connected hears who joins, what is said, and who leaves', async () => {
  const ada = await connect('ada');
  const bob = await connect('bob');
  await send('ada', { action: 'join', name: 'Ada' });
  await send('bob', { action: 'say', text: 'I have not joined' });
  await send('ada', { action: 'say', text: ' Hello ' });
  await send('ada', { action: 'leave' });

  expect(ada).toEqual([
    { type: 'joined', name: 'Ada' },
    { type: 'said', name: 'Ada', text: 'Hello' },
  ]);
  expect(bob).toEqual([
    { type: 'joined', name: 'Ada' },
    { type: 'help', text: expect.stringContaining('"action":"join"') },
    { type: 'said', name: 'Ada', text: 'Hello' },
    { type: 'left', name: 'Ada' },
  ]);
  expect(await app.websocketApi.connections()).toEqual(['bob']);
});

test('somebody who vanished without a word stops nobody', async () => {
  const eve = await connect('eve');
  await connect('mallory');
  inboxes.delete('mallory');
  await send('eve', { action: 'join', name: 'Eve' });
  expect(eve).toEqual([{ type: 'joined', name: 'Eve' }]);
});

test('a message that nothing is for is answered with what can be said', async () => {
  const ada = await connect('ada2');
  await deliver('websocket_message', 'ada2', 'MESSAGE', 'hello?');
  expect(ada).toEqual([{ type: 'help', text: expect.any(String) }]);
});
