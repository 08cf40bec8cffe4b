import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LogEvent } from '@chalice-studio/target';
import { expect, onTestFinished, test } from 'vitest';
import { openLogStore } from './log-store';

async function aFolder() {
  const directory = await mkdtemp(path.join(tmpdir(), 'logs-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

const line = (message: string, fields: Partial<LogEvent> = {}) => ({
  functionName: 'api_handler',
  source: 'function' as const,
  level: 'info' as const,
  message,
  ...fields,
});

test('events are found by time, function, request and text', async () => {
  const logs = await openLogStore({ directory: await aFolder() });
  onTestFinished(() => logs.close());
  logs.append(line('one', { at: 1000, requestId: 'r' }));
  logs.append(line('two', { at: 2000, functionName: 'sweep' }));
  logs.append(line('Three', { at: 3000 }));
  const messages = async (query: object) =>
    (await logs.read({ limit: 10, ...query })).events.map((event) => event.message);
  expect(await messages({})).toEqual(['one', 'two', 'Three']);
  expect(await messages({ from: 2000, to: 2999 })).toEqual(['two']);
  expect(await messages({ functionName: 'sweep' })).toEqual(['two']);
  expect(await messages({ requestId: 'r' })).toEqual(['one']);
  expect(await messages({ text: 'three' })).toEqual(['Three']);
});

test('many lines become compressed segments, are read across them page by page, and outlive a crash in the middle of a line', async () => {
  const directory = await aFolder();
  const logs = await openLogStore({ directory });
  const count = 30_000;
  const start = Date.now() - count;
  for (let index = 0; index < count; index += 1)
    logs.append(line(`${index} ${'x'.repeat(200)}`, { at: start + index }));
  await logs.close();
  await appendFile(path.join(directory, 'open.ndjson'), '{"id":"cut o');

  const again = await openLogStore({ directory });
  onTestFinished(() => again.close());
  expect((await readdir(directory)).filter((file) => file.endsWith('.gz')).length).toBeGreaterThan(0);
  again.append(line('after', { at: start + count }));
  let read = 0;
  let nextToken: string | undefined;
  let oldest = '~';
  do {
    const page = await again.read({ limit: 7000, ...(nextToken === undefined ? {} : { nextToken }) });
    if (nextToken === undefined) expect(page.events.at(-1)?.message).toBe('after');
    // Oldest first within a page, and each page older than the one before it.
    for (const event of page.events.toReversed()) {
      expect(event.id < oldest).toBe(true);
      oldest = event.id;
    }
    read += page.events.length;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(read).toBe(count + 1);
  const middle = await again.read({ limit: 1, to: start + 14_999 });
  expect(middle.events[0]?.message).toMatch(/^14999 /);
});

test('a line reaches who listens within some milliseconds, a flood in few batches', async () => {
  const logs = await openLogStore({ directory: await aFolder() });
  onTestFinished(() => logs.close());
  const batches: LogEvent[][] = [];
  const listening = new AbortController();
  logs.tail((events) => batches.push(events), listening.signal);
  logs.append(line('first'));
  await expect.poll(() => batches.length, { interval: 2, timeout: 500 }).toBe(1);
  for (let index = 0; index < 20_000; index += 1) logs.append(line(`${index}`));
  await expect.poll(() => batches.flat().length).toBe(20_001);
  expect(batches.length).toBeLessThan(50);
  listening.abort();
  logs.append(line('unheard'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(batches.flat().length).toBe(20_001);
});

test('what is older than the log is kept goes, segment by segment', async () => {
  const directory = await aFolder();
  const logs = await openLogStore({ directory });
  const long = 'x'.repeat(1000);
  for (let index = 0; index < 5000; index += 1) logs.append(line(long, { at: 1000 + index }));
  await logs.close();
  const again = await openLogStore({ directory });
  onTestFinished(() => again.close());
  expect((await again.read({ limit: 10 })).events).toEqual([]);
});
