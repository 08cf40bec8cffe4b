import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import type { Envelope } from '../contract';
import { PostgresBus } from '../streams/postgres-bus';
import { testDatabases } from '../testing/databases';
import { createApp } from '../testing/person';
import { RecordingTarget } from '../testing/recording-target';
import { openTestDatabase, openTestStudio } from '../testing/test-studio';
import { deploymentSchema } from './schema';

/** Where every connection to the database is cut: after each status is stored, and while the target is asked. */
const points = ['building', 'uploading', 'while planning', 'planned', 'executing', 'while executing'];

const servers = testDatabases().filter(({ name }) => name === 'Postgres');

describe.skipIf(servers.length === 0).each(servers)('on $name', ({ createUrl, stop }) => {
  afterAll(stop);

  test.each(points)(
    'a deployment survives that the database cuts every connection: %s',
    async (point) => {
      const url = await createUrl();
      const cut = cutOnce(url ?? '');
      const target = new RecordingTarget({
        plan: async () => cut.at('while planning', point),
        execute: async () => {
          await cut.at('while executing', point);
          return { status: 'succeeded', outputs: {} };
        },
      });
      const database = await openTestDatabase({ url });
      const bus = await PostgresBus.open(url ?? '', database.prisma);
      const { publish } = bus;
      bus.publish = (topic, message) => {
        const told = message as Partial<Extract<Envelope['message'], { type: 'deployment' }>>;
        if (told.type === 'deployment') void cut.at(told.deployment?.status ?? '', point);
        publish.call(bus, topic, message);
      };
      const studio = await openTestStudio({ url, runner: target, bus, leaseMs: 1000 });
      const ada = await studio.signUp();
      const { stageId, deploy } = await createApp(ada);
      const { id } = await deploy();
      const find = () => studio.studio.database.prisma.deployment.findUnique({ where: { id } }).catch(() => null);
      await expect.poll(async () => (await find())?.status, { timeout: 40_000, interval: 200 }).toBe('succeeded');
      expect(cut.isDone()).toBe(true);
      const stage = await studio.studio.database.prisma.stage.findUnique({ where: { id: stageId } });
      expect(stage).toMatchObject({ deployedId: id, lockedById: null });
      const { history } = deploymentSchema.pick({ history: true }).parse(await find());
      expect(history.map((each) => each.status)).toEqual([
        ...['queued', 'building', 'uploading', 'planned', 'executing', 'succeeded'],
      ]);
      await studio.close();
      await database.close();
    },
    60_000,
  );
});

/** Ends every connection to the database but its own, once. */
function cutOnce(url: string) {
  let isDone = false;
  return {
    isDone: () => isDone,
    async at(place: string, point: string): Promise<void> {
      if (place !== point || isDone) return;
      isDone = true;
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await client.end();
    },
  };
}
