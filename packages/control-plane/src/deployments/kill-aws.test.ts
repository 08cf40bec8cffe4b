import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isWithoutEmulator } from '@chalice-studio/target-aws/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { teamScope } from '../access/scope';
import { createAwsApp } from '../testing/aws-app';
import { type AwsCloud, openAwsCloud } from '../testing/aws-cloud';
import { deploymentEnded } from '../testing/person';
import { openTestDatabase, openTestStudio } from '../testing/test-studio';
import { approveDeployment } from './decisions';
import { planSchema } from './plan-schema';

/** In the order in which a deployment comes by them, up to the question and from the answer on. */
const untilAsked = ['building', 'uploading', 'after CreateChangeSetCommand', 'planned'];
const fromAnswered = ['approved', 'executing', 'after ExecuteChangeSetCommand', 'after DescribeStackEventsCommand'];

describe.skipIf(isWithoutEmulator)('a worker that is killed while it deploys to AWS', () => {
  let cloud: AwsCloud;
  let dataFolder: string;
  beforeAll(async () => {
    cloud = await openAwsCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());
  beforeEach(() => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'killed-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  test('the deployment goes on to the right end from every step, and makes nothing twice', async () => {
    const aws = { endpoint: cloud.endpoint };
    const begin = await openTestStudio({ dataFolder, aws });
    const ada = await begin.signUp();
    const app = await createAwsApp(ada, await cloud.connect(ada));
    const { id } = await app.deploy();
    await begin.close();
    for (const point of untilAsked) expect(await killedAt(point, dataFolder, cloud.endpoint), point).toBe('SIGKILL');

    await approve(dataFolder, id);
    for (const point of fromAnswered) expect(await killedAt(point, dataFolder, cloud.endpoint), point).toBe('SIGKILL');

    const studio = await openTestStudio({ dataFolder, aws, leaseMs: 1000 });
    const { deployment, events } = await deploymentEnded(ada.at(studio.handle), id);
    expect(deployment).toMatchObject({ status: 'succeeded', failure: null });
    expect(deployment.history.map((each) => each.status)).toEqual([
      ...['queued', 'building', 'uploading', 'planned', 'approved', 'executing', 'succeeded'],
    ]);
    const ofResources = events.flatMap(({ at, message, resource }) =>
      resource === undefined ? [] : [`${at} ${message}`],
    );
    expect(new Set(ofResources).size).toBe(ofResources.length);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    const stage = await studio.studio.database.prisma.stage.findUnique({ where: { id: app.stageId } });
    expect(stage).toMatchObject({ deployedId: id, lockedById: null });
    const call = { stageId: app.stageId, method: 'GET', path: '/orders', headers: {} };
    expect(await ada.at(studio.handle).client.invocations.request(call)).toMatchObject({ statusCode: 200 });
    expect(await ada.at(studio.handle).client.stacks.get({ stageId: app.stageId })).toMatchObject({ state: 'ready' });
    await studio.close();
  }, 480_000);
});

/** As its author, while no worker is there that would go on with it at once. */
async function approve(dataFolder: string, deploymentId: string): Promise<void> {
  const database = await openTestDatabase({ dataFolder });
  const row = await database.prisma.deployment.findUniqueOrThrow({
    where: { id: deploymentId },
    include: { project: true },
  });
  const planHash = planSchema.parse(row.plan).hash;
  const actor = { id: row.createdById, name: row.createdByName };
  const place = { teamId: teamScope(row.project.teamId), projectId: row.projectId, deploymentId };
  await approveDeployment(database.prisma, { ...place, planHash, confirmName: undefined, actor, at: new Date() });
  await database.close();
}

/** Runs a worker until it kills itself there; answers the signal that it ended by. */
function killedAt(point: string, dataFolder: string, endpoint: string) {
  const script = path.join(import.meta.dirname, '../testing/doomed-aws-worker.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataFolder, point, endpoint], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const patience = setTimeout(() => child.kill('SIGTERM'), 60_000);
  return new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_code, signal) => {
      clearTimeout(patience);
      resolve(signal);
    }),
  );
}
