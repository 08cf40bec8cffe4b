import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { type Behaviour, RecordingTarget } from '../testing/recording-target';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const behaviour: Behaviour = {};
const target = new RecordingTarget(behaviour);
let studio: TestStudio;
let ada: TestPerson;
let grace: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio({ runner: target, leaseMs: 2000 });
  ada = await studio.signUp('Ada');
  grace = await join('Grace', 'operator');
});
beforeEach(() => {
  delete behaviour.planned;
  delete behaviour.execute;
});
afterAll(() => studio.close());

async function join(name: string, role: string): Promise<TestPerson> {
  const person = await studio.signUp(name);
  const { person: me } = await person.client.teams.me();
  await studio.studio.database.prisma.member.create({
    data: { id: createRecordId(), organizationId: await ada.teamId(), userId: me.id, role },
  });
  return person;
}

async function leave(person: TestPerson): Promise<void> {
  const { person: me } = await person.client.teams.me();
  const where = { organizationId: await ada.teamId(), userId: me.id };
  await studio.studio.database.prisma.member.deleteMany({ where });
}

/** An app whose stage demands approval. */
async function protectedApp(by: 'anyone' | 'another' = 'anyone') {
  const app = await createApp(ada);
  await ada.client.deployments.setApprovalRule({ stageId: app.stageId, isRequired: true, by });
  return app;
}

async function waiting(deploymentId: string) {
  const get = async () => (await ada.client.deployments.get({ deploymentId })).deployment;
  await expect.poll(async () => (await get()).awaitsApproval, { timeout: 15_000 }).not.toBeNull();
  return get();
}

test('it waits with its plan, the stage is free meanwhile, and goes on when the plan is approved', async () => {
  const { deploy, ended, stageId } = await protectedApp();
  const held = await waiting((await deploy()).id);
  expect(held).toMatchObject({ status: 'planned', awaitsApproval: { reasons: ['stage-requires'], by: 'anyone' } });
  const stage = () => studio.studio.database.prisma.stage.findUnique({ where: { id: stageId } });
  expect((await stage())?.lockedById).toBeNull();
  const other = await waiting((await deploy()).id);
  const planHash = held.plan?.hash ?? '';
  const approved = await grace.client.deployments.approve({ deploymentId: held.id, planHash });
  expect(approved).toMatchObject({ awaitsApproval: null, approval: { decision: 'approved', by: { name: 'Grace' } } });
  const { deployment, events } = await ended(held.id);
  expect(deployment.history.map((each) => each.status)).toEqual([
    ...['queued', 'building', 'uploading', 'planned', 'approved', 'executing', 'succeeded'],
  ]);
  expect(events.map((event) => event.message)).toContain('Approved by Grace');
  expect((await waiting(other.id)).status).toBe('planned');
  await expect(grace.client.deployments.approve({ deploymentId: held.id, planHash })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const audit = await studio.studio.database.prisma.auditEntry.findMany({ where: { action: 'deployment.approve' } });
  expect(audit).toMatchObject([{ actorName: 'Grace', details: { planHash } }]);
});

test('a rejected one ends as cancelled and executes nothing; its reason is kept', async () => {
  const { deploy, ended } = await protectedApp();
  const { id } = await waiting((await deploy()).id);
  const before = target.executed.length;
  await grace.client.deployments.reject({ deploymentId: id, reason: 'Not on a Friday.' });
  const { deployment } = await ended(id);
  expect(deployment).toMatchObject({
    status: 'cancelled',
    approval: { decision: 'rejected', reason: 'Not on a Friday.', by: { name: 'Grace' } },
  });
  expect(target.executed).toHaveLength(before);
});

test('where another has to approve, whoever deploys cannot; a hash of another plan is refused', async () => {
  const { deploy, ended } = await protectedApp('another');
  const { id, plan } = await waiting((await deploy()).id);
  const planHash = plan?.hash ?? '';
  await expect(ada.client.deployments.approve({ deploymentId: id, planHash })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('somebody else'),
  });
  await expect(
    grace.client.deployments.approve({ deploymentId: id, planHash: 'of something else' }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  await grace.client.deployments.approve({ deploymentId: id, planHash });
  expect((await ended(id)).deployment.status).toBe('succeeded');
});

test('what loses data asks for the stage’s name', async () => {
  const change = { action: 'replace', sentence: 'It is replaced.', class: 'data-loss', widensIam: false } as const;
  behaviour.planned = () => ({ hash: 'lossy', changes: [change] });
  const { deploy, ended } = await protectedApp();
  const { id, awaitsApproval } = await waiting((await deploy()).id);
  expect(awaitsApproval).toEqual({ reasons: ['stage-requires', 'data-loss'], by: 'anyone', asksForName: true });
  const approval = { deploymentId: id, planHash: 'lossy' };
  await expect(ada.client.deployments.approve(approval)).rejects.toMatchObject({ code: 'INVALID' });
  await ada.client.deployments.approve({ ...approval, confirmName: 'dev' });
  expect((await ended(id)).deployment.status).toBe('succeeded');
});

test('a stage that changed since the plan was made is planned anew, and that plan has to be approved', async () => {
  let hash = 'first';
  behaviour.planned = () => ({ hash });
  const { deploy, ended } = await protectedApp();
  const { id } = await waiting((await deploy()).id);
  hash = 'second';
  await ada.client.deployments.approve({ deploymentId: id, planHash: 'first' });
  await expect.poll(async () => (await waiting(id)).plan?.hash).toBe('second');
  const { events } = await ada.client.deployments.get({ deploymentId: id });
  expect(events.map((event) => event.message)).toContain(
    'The stage changed since the plan was made: it is planned anew',
  );
  await ada.client.deployments.approve({ deploymentId: id, planHash: 'second' });
  const { deployment } = await ended(id);
  expect(deployment.history.map((each) => each.status)).toEqual([
    ...['queued', 'building', 'uploading', 'planned', 'approved', 'planned', 'approved', 'executing', 'succeeded'],
  ]);
});

test('whoever may not deploy any more when the turn comes has changed nothing', async () => {
  const { stageId, ended } = await protectedApp();
  const guest = await join('Guest', 'operator');
  const { id, plan } = await waiting(
    (await guest.client.deployments.create({ stageId, clientRequestId: createRecordId() })).id,
  );
  await leave(guest);
  const before = target.executed.length;
  await ada.client.deployments.approve({ deploymentId: id, planHash: plan?.hash ?? '' });
  const { deployment } = await ended(id);
  expect(deployment).toMatchObject({
    status: 'failed',
    failure: { message: expect.stringMatching(/^Guest may not deploy to this stage any more/) },
  });
  expect(target.executed).toHaveLength(before);
});

test('an approval of somebody who may not approve any more does not count, and another one is awaited', async () => {
  const { deploy, ended, stageId } = await protectedApp();
  const guest = await join('Guest', 'operator');
  const gate = openGate();
  const first = await waiting((await deploy()).id);
  const second = await waiting((await deploy()).id);
  behaviour.execute = () => gate.wait().then(() => ({ status: 'succeeded', outputs: {} }));
  await ada.client.deployments.approve({ deploymentId: first.id, planHash: first.plan?.hash ?? '' });
  await gate.reached;
  const planHash = second.plan?.hash ?? '';
  await guest.client.deployments.approve({ deploymentId: second.id, planHash });
  await expect
    .poll(async () => (await ada.client.deployments.get({ deploymentId: second.id })).deployment)
    .toMatchObject({ status: 'approved', waitsFor: { deploymentId: first.id } });
  await leave(guest);
  gate.open();
  const again = await waiting(second.id);
  expect(again).toMatchObject({ status: 'planned', approval: null });
  const { events } = await ada.client.deployments.get({ deploymentId: second.id });
  expect(events.map((event) => event.message)).toContainEqual(expect.stringMatching(/^Guest may not approve/));
  await ada.client.deployments.approve({ deploymentId: second.id, planHash: again.plan?.hash ?? '' });
  expect((await ended(second.id)).deployment.status).toBe('succeeded');
  const stage = await studio.studio.database.prisma.stage.findUnique({ where: { id: stageId } });
  expect(stage).toMatchObject({ lockedById: null, deployedId: second.id });
});

test('an admin takes the stage from a deployment that does not end; the next one has its turn', async () => {
  const { deploy, ended, stageId } = await createApp(ada);
  const gate = openGate();
  behaviour.execute = (_, signal) =>
    Promise.race([gate.wait(), new Promise((_resolve, reject) => signal.addEventListener('abort', reject))]).then(
      () => ({ status: 'succeeded', outputs: {} }) as const,
    );
  const stuck = await deploy();
  await gate.reached;
  delete behaviour.execute;
  const next = await deploy();
  await expect(grace.client.deployments.releaseLock({ stageId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await ada.client.deployments.releaseLock({ stageId });
  expect((await ended(stuck.id)).deployment).toMatchObject({
    status: 'failed',
    failure: { message: expect.stringMatching(/^Ada took the stage from it while it was executing\./) },
  });
  expect((await ended(next.id)).deployment.status).toBe('succeeded');
  await expect(ada.client.deployments.releaseLock({ stageId })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('the plan’s own words, its warnings and the construct of a failure reach the page', async () => {
  const { deploy, ended, route } = await createApp(ada);
  const warning = { entityId: route.id, path: [], code: 'w', severity: 'warning', message: 'Mind it.' } as const;
  behaviour.planned = () => ({ template: '{}', raw: '[]', warnings: [warning] });
  behaviour.execute = async () => ({ status: 'failed', reason: 'It broke.', entityId: route.id, isRolledBack: true });
  const { deployment } = await ended((await deploy()).id);
  expect(deployment).toMatchObject({
    status: 'rolled-back',
    failure: { message: 'It broke.', entityId: route.id },
    plan: { hasText: true, warnings: [warning] },
  });
  expect(await ada.client.deployments.planText({ deploymentId: deployment.id })).toEqual({
    ...{ template: '{}', changeSet: '[]' },
  });
});

test('promoting brings the same bytes with the other stage’s settings, and says what differs before', async () => {
  const { projectId, stageId, deploy, ended, write } = await createApp(ada);
  await ada.client.stages.update({
    ...{ stageId, baseRevision: 1 },
    edits: [{ path: ['settings', 'lambdaTimeout'], value: 5 }],
  });
  const first = (await ended((await deploy()).id)).deployment;
  const prod = await ada.client.stages.create({ projectId, name: 'prod' });
  const to = { deploymentId: first.id, toStageId: prod.id };
  const before = await ada.client.deployments.comparePromotion(to);
  expect(before).toMatchObject({ stageName: 'prod', running: null, isSameArtifact: false, problems: [] });
  expect(before.appChanges.map((change) => change.sentence)).toContain('Route GET /orders is added.');
  expect(before.settingChanges.map((change) => change.sentence)).toEqual([
    'All functions change: lambda timeout from 5 to the default.',
  ]);
  await write([setFile('chalicelib/handlers.ts', 'export const listOrders = () => 2;\n')]);
  const { id } = await ada.client.deployments.promote({ ...to, clientRequestId: 'up' });
  expect((await ended(id)).deployment).toMatchObject({
    ...{ status: 'succeeded', stageName: 'prod', artifactSha: first.artifactSha, appRevision: first.appRevision },
    promotedFrom: { id: first.id, number: 1, stageName: 'dev' },
  });
  expect(target.executed.at(-1)?.stageConfig).toMatchObject({ name: 'prod', settings: {} });
  expect(await ada.client.deployments.comparePromotion(to)).toMatchObject({ isSameArtifact: true, appChanges: [] });
  await expect(
    ada.client.deployments.promote({ deploymentId: first.id, toStageId: stageId, clientRequestId: 'self' }),
  ).rejects.toMatchObject({ code: 'INVALID' });
});

test('where its data is gets pinned in the stage, as a revision of its settings', async () => {
  const { deploy, ended, stageId, projectId } = await createApp(ada);
  const pinnedLogicalIds = { res_aaaaaaaaaa: 'OrdersTable' };
  behaviour.execute = async () => ({ status: 'succeeded', outputs: {}, pinnedLogicalIds });
  await ended((await deploy()).id);
  await ended((await deploy()).id);
  const [stage] = await ada.client.stages.list({ projectId });
  expect(stage).toMatchObject({ id: stageId, revision: 2, config: { pinnedLogicalIds } });
  expect(target.executed.at(-1)?.stageConfig.pinnedLogicalIds).toEqual(pinnedLogicalIds);
});

/** A place at which work stops until it is let through. */
function openGate() {
  let reach: () => void = () => {};
  let open: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const wait = () => {
    reach();
    return opened;
  };
  return { reached, wait, open };
}
