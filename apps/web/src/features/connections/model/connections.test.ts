import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { defaultSort, formatSort, listedConnections, parseSort } from './connection-list';
import { addSentMessage, readSentMessages } from './sent-messages';

const connection = (connectionId: string, changes: Partial<ConnectionRecord> = {}): ConnectionRecord => ({
  connectionId,
  connectedAt: 0,
  lastActiveAt: 0,
  sourceIp: '127.0.0.1',
  state: 'confirmed',
  messagesIn: 0,
  messagesOut: 0,
  ...changes,
});
const connections = [
  connection('b', { connectedAt: 1, messagesIn: 5 }),
  connection('a', { connectedAt: 1, userAgent: 'Firefox' }),
  connection('c', { connectedAt: 2, sourceIp: '10.0.0.7' }),
];
const idsOf = (options: Parameters<typeof listedConnections>[1]) =>
  listedConnections(connections, options).map((each) => each.connectionId);

test('the newest stands first, and equal ones never jump', () => {
  expect(idsOf({ text: '', sort: defaultSort })).toEqual(['c', 'a', 'b']);
  expect(idsOf({ text: '', sort: { key: 'messagesIn', isDescending: true } })).toEqual(['b', 'a', 'c']);
});

test('a search looks at id, address and user agent', () => {
  expect(idsOf({ text: ' fireFOX ', sort: defaultSort })).toEqual(['a']);
  expect(idsOf({ text: '10.0', sort: defaultSort })).toEqual(['c']);
  expect(idsOf({ text: 'nobody', sort: defaultSort })).toEqual([]);
});

test('an order survives the address, and anything else is the default', () => {
  const sort = { key: 'messagesOut', isDescending: false } as const;
  expect(parseSort(formatSort(sort))).toEqual(sort);
  expect(formatSort(defaultSort)).toBeUndefined();
  expect(parseSort('-nonsense')).toEqual(defaultSort);
});

test('the last ten messages are kept, each once, newest first', () => {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  const place = { storage, stageId: 's', policy: { isOn: true, redactedFields: ['iban'] } };
  for (let index = 0; index < 12; index++) addSentMessage(place, `${index}`);
  expect(addSentMessage(place, '5').slice(0, 3)).toEqual(['5', '11', '10']);
  expect(readSentMessages(place)).toHaveLength(10);
  expect(readSentMessages({ ...place, storage: { ...storage, getItem: () => '{"a"' } })).toEqual([]);
  addSentMessage(place, '{"password":"canary","iban":"canary","text":"hello"}');
  expect([...items.values()].join()).not.toContain('canary');
  expect([...items.values()].join()).toContain('hello');
  const off = { ...place, policy: { isOn: false, redactedFields: [] } };
  expect(addSentMessage(off, 'canary')).toEqual([]);
  expect(items.size, 'what was kept before is forgotten').toBe(0);
});
