import type { PlanRef } from '@chalice-studio/target';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp, type TestPerson } from '../testing/person';
import { type Behaviour, RecordingTarget } from '../testing/recording-target';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const discarded: PlanRef[] = [];
const behaviour: Behaviour = {};
let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio({ runner: new RecordingTarget(behaviour), leaseMs: 500 });
  ada = await studio.signUp('Ada');
});
beforeEach(() => {
  discarded.length = 0;
  behaviour.discardPlan = async (plan) => void discarded.push(plan);
  delete behaviour.execute;
});
afterAll(() => studio.close());

/** An app whose stage demands approval, and a deployment that waits for it. */
async function waitingDeployment() {
  const app = await createApp(ada);
  await ada.client.deployments.setApprovalRule({ stageId: app.stageId, isRequired: true, by: 'anyone' });
  const deploy = async () => {
    const { id } = await app.deploy();
    await expect
      .poll(async () => (await ada.client.deployments.get({ deploymentId: id })).deployment.awaitsApproval)
      .not.toBeNull();
    return id;
  };
  return { ...app, id: await deploy(), deploy };
}

const rowOf = (id: string) => studio.studio.database.prisma.deployment.findUniqueOrThrow({ where: { id } });
const wasDiscarded = (id: string) => expect.poll(() => discarded.map((each) => each.deploymentId)).toContain(id);

test('the plan of a rejected deployment is taken away, and nothing of one that waits', async () => {
  const { id, deploy, stageId } = await waitingDeployment();
  const other = await deploy();
  await ada.client.deployments.reject({ deploymentId: id });
  await wasDiscarded(id);
  const { key } = await studio.studio.database.prisma.stage.findUniqueOrThrow({ where: { id: stageId } });
  expect(discarded).toMatchObject([{ deploymentId: id, stage: { key, stageName: 'dev' }, isLast: false }]);
  await expect.poll(async () => (await rowOf(id)).planCleanups).toBeNull();
  expect((await rowOf(other)).planCleanups).toBe(0);
  await ada.client.deployments.cancel({ deploymentId: other });
  await wasDiscarded(other);
  expect(discarded.at(-1)).toMatchObject({ deploymentId: other, isLast: true });
});

test('what ran has no plan left; what failed while it ran has its own looked at', async () => {
  const { deploy, ended } = await createApp(ada);
  const { id } = await deploy();
  expect((await ended(id)).deployment.status).toBe('succeeded');
  expect((await rowOf(id)).planCleanups).toBeNull();
  behaviour.execute = async () => ({ status: 'failed', reason: 'No.' });
  const failed = await deploy();
  await ended(failed.id);
  await wasDiscarded(failed.id);
  expect(discarded.map((each) => each.deploymentId)).not.toContain(id);
});

test('an account out of reach is asked again later; a process that was killed before is made up for', async () => {
  behaviour.discardPlan = async () => {
    throw new Error('The account is out of reach.');
  };
  const { id, ended } = await waitingDeployment();
  await ada.client.deployments.reject({ deploymentId: id });
  await ended(id);
  await expect.poll(async () => (await rowOf(id)).planCleanups).toBe(1);
  // The next try is a minute after the end: as if the process had gone, and the minute by.
  behaviour.discardPlan = async (plan) => void discarded.push(plan);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await studio.studio.database.prisma.deployment.update({ where: { id }, data: { finishedAt: hourAgo } });
  await wasDiscarded(id);
  await expect.poll(async () => (await rowOf(id)).planCleanups).toBeNull();
});
