import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aLogEvent } from '../testing/log-event';
import { type LogPage, LogReader } from './log-reader';

const lines = (...ats: number[]) => ats.map((at) => aLogEvent({ id: `${at}`, at, message: `line ${at}` }));
const idsOf = (reader: LogReader) => reader.getSnapshot().events.map((event) => event.id);

function aReader(pages: Record<string, LogPage | Error>, options: { limit?: number } = {}) {
  const asked: (string | undefined)[] = [];
  const reader = new LogReader({
    query: async (token) => {
      asked.push(token);
      const page = pages[token ?? 'newest'];
      if (page === undefined) throw new Error(`no page ${token}`);
      if (page instanceof Error) throw page;
      return page;
    },
    accepts: (event) => event.message !== 'not ours',
    limit: options.limit ?? 100,
    gatherMs: () => 50,
    now: () => Date.now(),
  });
  return { reader, asked, pages };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the newest page comes first, older ones when asked for, until there are none', async () => {
  const { reader, asked } = aReader({
    newest: { events: lines(3, 4), nextToken: 'older' },
    older: { events: lines(1, 2) },
  });
  expect(reader.getSnapshot().status).toBe('loading');
  await reader.readNewest();
  expect(reader.getSnapshot()).toMatchObject({ status: 'ready', hasOlder: true });
  await reader.readOlder();
  await reader.readOlder();
  expect(idsOf(reader)).toEqual(['1', '2', '3', '4']);
  expect(reader.getSnapshot().hasOlder).toBe(false);
  expect(asked).toEqual([undefined, 'older']);
});

test('live lines that come while the page loads are kept, and only those that belong', async () => {
  const { reader } = aReader({ newest: { events: lines(1, 2) } });
  const reading = reader.readNewest();
  reader.receive([...lines(2, 3), aLogEvent({ id: 'x', at: 4, message: 'not ours' })]);
  await reading;
  expect(idsOf(reader)).toEqual(['1', '2', '3']);
});

test('a line that was written after the store was asked and before listening began is read behind the first page', async () => {
  const { reader, pages, asked } = aReader({ newest: { events: [] } });
  const reading = reader.readNewest();
  const recovering = reader.recover();
  pages.newest = { events: lines(1) };
  await reading;
  await recovering;
  expect(asked).toEqual([undefined, undefined]);
  expect(idsOf(reader)).toEqual(['1']);
});

test('a burst of lines is told at once, then gathered', () => {
  const { reader } = aReader({});
  let told = 0;
  reader.subscribe(() => void told++);
  for (let at = 1; at <= 100; at++) reader.receive(lines(at));
  expect(told).toBe(1);
  vi.advanceTimersByTime(50);
  expect(told).toBe(2);
  expect(idsOf(reader)).toHaveLength(100);
});

test('after a gap that lost lines the view begins anew, so that no hole stays in it', async () => {
  const { reader, pages } = aReader({ newest: { events: lines(1, 2), nextToken: 'a' } });
  await reader.readNewest();
  pages.newest = { events: lines(10, 11), nextToken: 'b' };
  pages.b = { events: lines(8, 9) };
  await reader.readNewest();
  expect(idsOf(reader)).toEqual(['10', '11']);
  await reader.readOlder();
  expect(idsOf(reader)).toEqual(['8', '9', '10', '11']);
});

test('a gap that lost nothing leaves everything where it is', async () => {
  const { reader, pages } = aReader({ newest: { events: lines(3, 4), nextToken: 'a' }, a: { events: lines(1, 2) } });
  await reader.readNewest();
  await reader.readOlder();
  pages.newest = { events: lines(3, 4, 5), nextToken: 'a' };
  await reader.readNewest();
  expect(idsOf(reader)).toEqual(['1', '2', '3', '4', '5']);
  expect(reader.getSnapshot().hasOlder).toBe(false);
});

test('a failure is told, and trying again mends it', async () => {
  const { reader, pages } = aReader({ newest: new Error('no') });
  await reader.readNewest();
  expect(reader.getSnapshot()).toMatchObject({ status: 'failed', error: new Error('no') });
  pages.newest = { events: lines(1) };
  await reader.readNewest();
  expect(reader.getSnapshot()).toMatchObject({ status: 'ready' });
  expect(reader.getSnapshot()).not.toHaveProperty('error');
});

test('older pages are not read where there is no room for them', async () => {
  const { reader, asked } = aReader({ newest: { events: lines(1, 2, 3), nextToken: 'older' } }, { limit: 3 });
  await reader.readNewest();
  await reader.readOlder();
  expect(asked).toEqual([undefined]);
  expect(reader.getSnapshot().isFull).toBe(true);
});
