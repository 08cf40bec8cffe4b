import { expect, test } from 'vitest';
import { addToHistory, clearHistory, type HistoryEntry, readHistory } from './history';

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const entry = (id: string, text = ''): HistoryEntry => ({
  id,
  at: 1,
  draft: {
    method: 'POST',
    pattern: '/todos',
    parameters: {},
    query: [],
    headers: [],
    body: { type: 'text', text },
  },
});

test('what was sent is read back, newest first, apart for each project', () => {
  const storage = memory();
  addToHistory(storage, 'p1', entry('a'));
  addToHistory(storage, 'p1', entry('b'));
  expect(readHistory(storage, 'p1').map((each) => each.id)).toEqual(['b', 'a']);
  expect(readHistory(storage, 'p2')).toEqual([]);
  clearHistory(storage, 'p1');
  expect(readHistory(storage, 'p1')).toEqual([]);
});

test('no more than fifty are kept, and no large body', () => {
  const storage = memory();
  for (let index = 0; index < 60; index++) addToHistory(storage, 'p', entry(`${index}`));
  addToHistory(storage, 'p', entry('big', 'x'.repeat(100_000)));
  const kept = readHistory(storage, 'p');
  expect(kept).toHaveLength(50);
  expect(kept[0]?.draft.body).toEqual({ type: 'none' });
});

test('whatever else stands in the storage counts as nothing', () => {
  const storage = memory();
  for (const text of ['no json', '{}', '[{"id":1}]', 'null']) {
    storage.setItem('request-history:p', text);
    expect(readHistory(storage, 'p')).toEqual([]);
  }
});
