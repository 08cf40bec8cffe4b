import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { QueueDefinition } from '../definitions';
import { Queue } from './queue';

const plain = { name: 'jobs', fifo: false, visibilityTimeoutSeconds: 30, retentionSeconds: 3600 };
const nobody = async () => {};

async function aFolder(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'queue-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

async function aQueue(definition: Partial<QueueDefinition> = {}, directory?: string) {
  const queue = await Queue.open({ ...plain, ...definition }, directory ?? (await aFolder()));
  return {
    queue,
    send: (body: string, more = {}) => queue.send({ body, attributes: {}, ...more }),
    receive: async (now?: number, limit = 10) => {
      const messages = await queue.receive({ limit, visibilitySeconds: 30 }, nobody, now);
      return messages.map((message) => message.body);
    },
  };
}

test('a message outlives a restart, and stays hidden from others for as long as it would have', async () => {
  const directory = await aFolder();
  const before = await aQueue({}, directory);
  await before.send('one');
  await before.send('two');
  expect(await before.receive(undefined, 1)).toEqual(['one']);

  const after = await aQueue({}, directory);
  expect(await after.receive()).toEqual(['two']);
  expect(await after.receive(Date.now() + 31_000)).toEqual(['one', 'two']);
  const [message] = await after.queue.receive({ limit: 1, visibilitySeconds: 5 }, nobody, Date.now() + 62_000);
  expect(message?.receiveCount).toBe(3);
});

test('a group of a FIFO queue goes on when its message is done, and a message that comes twice is taken once', async () => {
  const { queue, send, receive } = await aQueue({ name: 'jobs.fifo', fifo: true });
  const message = (groupId: string, deduplicationId: string) => ({ groupId, deduplicationId });
  await send('a1', message('a', '1'));
  await send('a1', message('a', '1'));
  await send('a2', message('a', '2'));
  await send('b1', message('b', '3'));
  await expect(send('x')).rejects.toThrow('MessageGroupId');
  await expect(send('x', { groupId: 'a' })).rejects.toThrow('MessageDeduplicationId');

  const [first] = await queue.receive({ limit: 1, visibilitySeconds: 30 }, nobody);
  expect(first?.body).toBe('a1');
  expect(await receive()).toEqual(['b1']);
  await queue.delete(first?.receiptHandle ?? '');
  expect(await receive()).toEqual(['a2']);
});

test('an older receipt deletes nothing, and a broken one is refused', async () => {
  const { queue, send, receive } = await aQueue();
  await send('one');
  const [old] = await queue.receive({ limit: 1, visibilitySeconds: 0 }, nobody);
  const [fresh] = await queue.receive({ limit: 1, visibilitySeconds: 30 }, nobody, Date.now() + 1);
  await queue.delete(old?.receiptHandle ?? '');
  await queue.changeVisibility(fresh?.receiptHandle ?? '', 0);
  expect(await receive(Date.now() + 1)).toEqual(['one']);
  await expect(queue.delete('../../etc')).rejects.toThrow('not a receipt handle');
  await expect(queue.changeVisibility(fresh?.receiptHandle ?? '', 5)).rejects.toThrow('not in flight');
});

test('what is too old is gone, what is delayed is not there yet, and who waits hears at once', async () => {
  const { queue, send, receive } = await aQueue({ retentionSeconds: 60 });
  await send('late', { delaySeconds: 10 });
  expect(queue.counts()).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
  const beganAt = Date.now();
  const heard = queue.change(beganAt + 5000, new AbortController().signal);
  await send('now');
  await heard;
  expect(Date.now() - beganAt).toBeLessThan(1000);
  expect(await receive()).toEqual(['now']);
  expect(await receive(Date.now() + 11_000)).toEqual(['late']);
  expect(await receive(Date.now() + 61_000)).toEqual([]);
});
