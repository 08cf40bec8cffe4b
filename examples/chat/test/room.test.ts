import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRegistry } from '@chalice-studio/runtime/testing';
import { startTable } from './dynamodb';

await startTable({ variable: 'MEMBERS_TABLE', name: 'members', keys: ['connectionId'] });
const { app } = await import('../app');

/** Connection → what it was sent. A connection that is not here has gone. */
const inboxes = new Map<string, unknown[]>();

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

  const joined = { type: 'joined', name: 'Ada' };
  const said = { type: 'said', name: 'Ada', text: 'Hello' };
  assert.deepEqual(ada, [joined, said]);
  const [first, help, ...others] = bob as { type: string; text?: string }[];
  assert.deepEqual(first, joined);
  assert.equal(help?.type, 'help');
  assert.match(help?.text ?? '', /"action":"join"/);
  assert.deepEqual(others, [said, { type: 'left', name: 'Ada' }]);
  assert.deepEqual(await app.websocketApi.connections(), ['bob']);
});

test('somebody who vanished without a word stops nobody', async () => {
  const eve = await connect('eve');
  await connect('mallory');
  inboxes.delete('mallory');
  await send('eve', { action: 'join', name: 'Eve' });
  assert.deepEqual(eve, [{ type: 'joined', name: 'Eve' }]);
});

test('a message that nothing is for is answered with what can be said', async () => {
  const inbox = await connect('stranger');
  await deliver('websocket_message', 'stranger', 'MESSAGE', 'hello?');
  assert.equal((inbox[0] as { type: string }).type, 'help');
});
