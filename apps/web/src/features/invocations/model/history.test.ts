import { expect, test } from 'vitest';
import { addToHistory, clearHistory, type HistoryEntry, readHistory } from './history';

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    all: () => [...items.values()].join('\n'),
  };
}

const off = { isOn: false, redactedFields: [] };
const on = { isOn: true, redactedFields: ['iban'] };

const entry = (id: string, text = ''): HistoryEntry => ({
  ...{ id, at: 1, statusCode: 200 },
  draft: {
    ...{ method: 'POST', pattern: '/todos/{id}', parameters: { id: 'canary-id' } },
    query: [{ id: 'q', name: 'q', value: 'canary-query', isOn: true }],
    headers: [
      { id: 'h', name: 'Authorization', value: 'Bearer canary-token', isOn: true },
      { id: 'a', name: 'accept', value: 'text/plain', isOn: true },
    ],
    body: { type: 'text', text },
  },
});

test('without capture it is known what was called and what came of it, and nothing of what was sent', () => {
  const storage = memory();
  const body = '{"password":"canary-password","note":"canary-note"}';
  const [kept] = addToHistory(storage, 'p', { entry: entry('a', body), policy: off });
  expect(kept).toMatchObject({ statusCode: 200, draft: { method: 'POST', pattern: '/todos/{id}' } });
  expect(storage.all()).not.toContain('canary');
  expect(storage.all()).not.toContain('text/plain');
});

test('with capture all is kept but what looks secret or is listed', () => {
  const storage = memory();
  const body = '{"password":"canary-password","iban":"canary-iban","note":"kept"}';
  addToHistory(storage, 'p', { entry: entry('a', body), policy: on });
  const [kept] = readHistory(storage, 'p', on);
  expect(storage.all()).not.toMatch(/canary-(password|iban|token)/);
  expect(kept?.draft.headers.map(({ value }) => value)).toEqual(['[redacted]', 'text/plain']);
  const { body: text } = kept?.draft ?? {};
  expect(JSON.parse(text?.type === 'text' ? text.text : '')).toEqual({
    ...{ password: '[redacted]', iban: '[redacted]', note: 'kept' },
  });
  const file = { type: 'file', name: 'x', mediaType: 'image/png', bytes: 6, base64: 'Y2FuYXJ5' } as const;
  const withFile = { ...entry('b'), draft: { ...entry('b').draft, body: file } };
  expect(addToHistory(storage, 'p', { entry: withFile, policy: on })[0]?.draft.body).toEqual({ type: 'none' });
});

test('what an earlier version or another policy left behind is cut down where it stands', () => {
  const storage = memory();
  storage.setItem('request-history:p', JSON.stringify([entry('old', 'canary-body')]));
  expect(readHistory(storage, 'p', off)).toHaveLength(1);
  expect(storage.all()).not.toContain('canary');
});

test('what was sent is read back, newest first, apart for each project', () => {
  const storage = memory();
  addToHistory(storage, 'p1', { entry: entry('a'), policy: off });
  addToHistory(storage, 'p1', { entry: entry('b'), policy: off });
  expect(readHistory(storage, 'p1', off).map((each) => each.id)).toEqual(['b', 'a']);
  expect(readHistory(storage, 'p2', off)).toEqual([]);
  clearHistory(storage, 'p1');
  expect(readHistory(storage, 'p1', off)).toEqual([]);
});

test('no more than fifty are kept, and no large body', () => {
  const storage = memory();
  for (let index = 0; index < 60; index++) addToHistory(storage, 'p', { entry: entry(`${index}`), policy: on });
  addToHistory(storage, 'p', { entry: entry('big', 'x'.repeat(100_000)), policy: on });
  const kept = readHistory(storage, 'p', on);
  expect(kept).toHaveLength(50);
  expect(kept[0]?.draft.body).toEqual({ type: 'none' });
});

test('whatever else stands in the storage counts as nothing', () => {
  const storage = memory();
  for (const text of ['no json', '{}', '[{"id":1}]', 'null']) {
    storage.setItem('request-history:p', text);
    expect(readHistory(storage, 'p', off)).toEqual([]);
  }
});
