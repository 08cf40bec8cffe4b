import PgBoss from 'pg-boss';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../testing/test-studio';
import { JobWorkers } from './job-workers';

test('a job whose end cannot be written is told of, and the next one is worked all the same', async () => {
  const database = await openTestDatabase({});
  const closing = new AbortController();
  const failures: unknown[] = [];
  const worked: unknown[] = [];
  let isCut = false;
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        // The connection is lost once the first job has been worked.
        if (worked.length === 1 && !isCut) {
          isCut = true;
          throw new Error('write EPIPE');
        }
        return database.execute(text, values);
      },
    },
    schedule: false,
    supervise: false,
  });
  await boss.start();
  await boss.createQueue('look');
  const workers = new JobWorkers({
    ...{ boss, queue: 'look', count: 1, pollSeconds: 0.1, signal: closing.signal },
    work: async (data) => void worked.push(data),
    report: (error) => failures.push(error),
  });
  await boss.send('look', { number: 1 });
  await boss.send('look', { number: 2 });
  workers.start();
  await expect.poll(() => worked).toEqual([{ number: 1 }, { number: 2 }]);
  expect(failures).toEqual([expect.objectContaining({ message: 'write EPIPE' })]);
  closing.abort();
  await boss.stop({ graceful: false, close: false, wait: false });
  await database.close();
});
