import type { Target } from '@chalice-studio/target';
import { AwsError } from '@chalice-studio/target-aws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import { readerFinder } from './readers';

let studio: TestStudio;
let stageId: string;
beforeAll(async () => {
  studio = await openTestStudio();
  ({ stageId } = await createApp(await studio.signUp()));
});
afterAll(() => studio.close());

/** Reads a topic of a stage whose target is the studio's own but for what is given. */
async function read(topic: string, parts: Partial<Target>) {
  const { prisma: database } = studio.studio.database;
  const local = await studio.studio.targets.of(stageId, { by: 'test' });
  const targets = { of: async () => ({ ...local, ...parts }) };
  const said: unknown[] = [];
  const reader = readerFinder({ database, targets })(`${topic}:${stageId}`);
  const signal = new AbortController().signal;
  const failure = await reader?.({ say: (message) => said.push(message), signal }).catch((error: unknown) => error);
  return { said, failure };
}

const line = { id: '1', at: 1, functionName: 'f', level: 'info', source: 'function', message: 'hello' } as const;

test('who listens to what cannot be read is told why, in words that say what to do', async () => {
  const tailLogs = async () => {
    throw new AwsError({ code: 'ACCESS_DENIED', message: 'The role lacks logs:FilterLogEvents. Update the stack.' });
  };
  const { said, failure } = await read('logs', { tailLogs });
  expect(said).toEqual([
    { type: 'gap' },
    { type: 'trouble', message: 'The role lacks logs:FilterLogEvents. Update the stack.' },
  ]);
  expect(failure).toMatchObject({ code: 'AWS_DENIED' });
});

test('a fault of the studio’s own is not told to pages', async () => {
  const tailLogs = async () => {
    throw new TypeError('x is not a function');
  };
  expect((await read('logs', { tailLogs })).said).toEqual([{ type: 'gap' }]);
});

test('a live tail is asked for by its own topic only, and is the usual one where there is none', async () => {
  const asked: string[] = [];
  const tail = (name: string) => async (_stage: unknown, listener: (events: (typeof line)[]) => void) => {
    asked.push(name);
    listener([line]);
  };
  const both = { tailLogs: tail('tailLogs'), liveTail: tail('liveTail') };
  await read('logs', both);
  const { said } = await read('live-logs', both);
  await read('live-logs', { tailLogs: tail('tailLogs') });
  expect(asked).toEqual(['tailLogs', 'liveTail', 'tailLogs']);
  expect(said).toEqual([{ type: 'gap' }, { type: 'log-events', events: [line] }]);
});
