import type { WebsocketHandler } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { emptyClientLog, reopened, withEvent } from './client-log';
import { templatesOf } from './message-templates';

const handler = (order: string, changes: Partial<WebsocketHandler> = {}): WebsocketHandler => ({
  id: `ws_${order.padEnd(10, 'x')}`,
  order,
  kind: 'websocket-handler',
  event: 'message',
  handler: { file: 'chalicelib/room.ts', export: 'on' },
  ...changes,
});
const byId = (...handlers: WebsocketHandler[]) => Object.fromEntries(handlers.map((each) => [each.id, each]));

test('every route key has a message that is sent to it', () => {
  const websocketHandlers = byId(
    handler('c'),
    handler('a', { routeKey: 'join' }),
    handler('b', { routeKey: 'say' }),
    handler('d', { event: 'connect' }),
  );
  expect(templatesOf({ websocket: {}, websocketHandlers })).toEqual([
    { label: 'join', text: '{"action":"join"}' },
    { label: 'say', text: '{"action":"say"}' },
    { label: '$default', text: 'Hello' },
  ]);
  const nested = { routeSelectionExpression: '$request.body.meta.type' };
  expect(templatesOf({ websocket: nested, websocketHandlers })[0]?.text).toBe('{"meta":{"type":"join"}}');
});

test('a client is open once it says so, and closed or failed when that comes', () => {
  const open = withEvent(emptyClientLog, { type: 'open', at: 1 });
  expect(open.state).toBe('open');
  const closed = withEvent(open, { type: 'closed', at: 2, code: 1000, reason: '' });
  expect(closed.state).toBe('closed');
  expect(withEvent(emptyClientLog, { type: 'failed', at: 1, message: 'refused' }).state).toBe('failed');
  expect(reopened(closed)).toMatchObject({ state: 'opening', entries: closed.entries });
});

test('a chatty client keeps its newest 2,000 messages and says how many went', () => {
  let log = emptyClientLog;
  for (let at = 0; at < 2_100; at++) log = withEvent(log, { type: 'received', at, data: `${at}` });
  expect(log.entries).toHaveLength(2_000);
  expect(log.droppedCount).toBe(100);
  expect(log.entries.at(-1)?.key).toBe(2_099);
});
