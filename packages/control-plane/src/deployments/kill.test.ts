import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabases } from '../testing/databases';
import { createApp, deploymentEnded } from '../testing/person';
import { RecordingTarget } from '../testing/recording-target';
import { openTestStudio } from '../testing/test-studio';

/** In the order in which a deployment comes by them. */
const points = ['building', 'uploading', 'while planning', 'planned', 'executing', 'while executing'];

describe.each(testDatabases())('on $name', ({ createUrl, stop }) => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'killed-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));
  afterAll(stop);

  test('a deployment survives a kill -9 of its worker at every step', { timeout: 240_000 }, async () => {
    const url = await createUrl();
    const begin = await openTestStudio({ dataFolder, url, runner: new NeverReady() });
    const ada = await begin.signUp();
    const { projectId, stageId, deploy } = await createApp(ada);
    const { id } = await deploy();
    await begin.close();

    for (const point of points) expect(await killedAt(point, { dataFolder, url }), point).toBe('SIGKILL');

    const target = new RecordingTarget();
    const studio = await openTestStudio({ dataFolder, url, runner: target, leaseMs: 1000 });
    const { deployment, events } = await deploymentEnded(ada.at(studio.handle), id);
    expect(deployment.status).toBe('succeeded');
    expect(deployment.history.map((each) => each.status)).toEqual([
      ...['queued', 'building', 'uploading', 'planned', 'executing', 'succeeded'],
    ]);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(target.executed.map((input) => input.deploymentId)).toEqual([id]);
    const stage = await studio.studio.database.prisma.stage.findUnique({ where: { id: stageId } });
    expect(stage).toMatchObject({ projectId, deployedId: id, lockedById: null });
    await studio.close();
  });
});

/** Closed before it has begun: the deployment is still to be built. */
class NeverReady extends RecordingTarget {
  override whenReady(signal: AbortSignal) {
    return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  }
}

/** Runs a worker on the database until it kills itself there; answers the signal that it ended by. */
function killedAt(point: string, { dataFolder, url }: { dataFolder: string; url: string | undefined }) {
  const script = path.join(import.meta.dirname, '../testing/doomed-worker.ts');
  const args = ['--import', 'tsx', script, dataFolder, point, ...(url === undefined ? [] : [url])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const patience = setTimeout(() => child.kill('SIGTERM'), 60_000);
  return new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => {
      clearTimeout(patience);
      resolve(signal);
    }),
  );
}
