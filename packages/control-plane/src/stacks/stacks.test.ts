import type { StackCare } from '@chalice-studio/target';
import { TargetError } from '@chalice-studio/target';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { createApp, type TestPerson } from '../testing/person';
import { type Behaviour, RecordingTarget } from '../testing/recording-target';
import { openTestStudio, type TestStudio } from '../testing/test-studio';
import type { StackOperation } from './schema';

const kept = [{ logicalId: 'OrdersTable', type: 'AWS::DynamoDB::Table', physicalId: 'orders-dev' }];
const care: StackCare = {
  status: async (stage) => ({ state: 'ready', stackName: `${stage.projectName}-dev`, failedResources: [] }),
  removeFailed: async () => {},
  continueRollback: async () => {},
  detectDrift: async () => [],
  keptResources: async () => kept,
  adoptKept: async () => kept,
  destroy: async () => {},
};
const behaviour: Behaviour = { stack: care };
let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  studio = await openTestStudio({ runner: new RecordingTarget(behaviour), leaseMs: 1000 });
  ada = await studio.signUp('Ada');
});
afterEach(() => {
  behaviour.stack = care;
});
afterAll(() => studio.close());

async function over({ id, stageId }: StackOperation): Promise<StackOperation> {
  const find = async () => (await ada.client.stacks.operations({ stageId })).find((each) => each.id === id);
  await expect.poll(async () => (await find())?.status, { timeout: 20_000 }).not.toBe('running');
  const found = await find();
  if (found === undefined) throw new Error('The operation is gone.');
  return found;
}

test('what runs is destroyed when its name is typed: the stage stays, and what was kept is said', async () => {
  const { projectId, stageId, deploy, ended } = await createApp(ada);
  await ended((await deploy()).id);
  const asked: unknown[] = [];
  behaviour.stack = { ...care, destroy: async (stage, { deleteData }) => void asked.push(stage.stageName, deleteData) };
  expect(await ada.client.stacks.kept({ stageId })).toEqual(kept);
  await expect(ada.client.stacks.destroy({ stageId, confirmName: 'prod', deleteData: false })).rejects.toMatchObject({
    code: 'INVALID',
  });
  const begun = await ada.client.stacks.destroy({ stageId, confirmName: 'dev', deleteData: true });
  expect(await over(begun)).toMatchObject({ kind: 'destroy', status: 'succeeded', result: { kept } });
  expect(asked).toEqual(['dev', true]);
  const [stage] = await ada.client.stages.list({ projectId });
  expect(stage).toMatchObject({ deployed: null, outputs: null, lastStatus: 'succeeded' });
  const audit = await studio.studio.database.prisma.auditEntry.findMany({
    where: { action: { startsWith: 'stack.' }, projectId },
    orderBy: { sequence: 'asc' },
  });
  expect(audit).toMatchObject([
    { action: 'stack.destroy', actorKind: 'person', actorName: 'Ada', subject: 'dev', details: { deleteData: true } },
    { action: 'stack.destroy.end', actorKind: 'studio', actorName: 'Ada', details: { status: 'succeeded' } },
  ]);
});

test('drift leads to the constructs of what was deployed', async () => {
  behaviour.planned = () => ({ template: '{}', origins: { OrdersTable: 'res_orders' } });
  const { stageId, deploy, ended } = await createApp(ada);
  await ended((await deploy()).id);
  delete behaviour.planned;
  const differences = [{ path: '/ReadCapacity', expected: '1', actual: '5' }];
  const drifted = { logicalId: 'OrdersTable', type: 'AWS::DynamoDB::Table', isDeleted: false, differences };
  behaviour.stack = { ...care, detectDrift: async () => [drifted] };
  const { result } = await over(await ada.client.stacks.operate({ stageId, kind: 'detect-drift' }));
  expect(result).toEqual({ drift: [{ ...drifted, entityId: 'res_orders' }] });
  const written = await studio.studio.database.prisma.auditEntry.findMany({
    where: { action: { startsWith: 'stack.detect-drift' } },
    orderBy: { sequence: 'asc' },
  });
  expect(written.map(({ action }) => action)).toEqual(['stack.detect-drift', 'stack.detect-drift.end']);
});

test('one at a time: the same again is the one that runs, another one and a deployment that holds the stage are in the way', async () => {
  const { stageId } = await createApp(ada);
  let end: () => void = () => {};
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });
  const skipped: string[] = [];
  behaviour.stack = {
    ...care,
    continueRollback: (_, { skip, progress }) => {
      skipped.push(...skip);
      progress('Trial (Custom::Trial) UPDATE_COMPLETE');
      return ending;
    },
  };
  const input = { stageId, kind: 'continue-rollback' as const, skip: ['Trial'] };
  const first = await ada.client.stacks.operate(input);
  expect((await ada.client.stacks.operate(input)).id).toBe(first.id);
  await expect(ada.client.stacks.operate({ stageId, kind: 'adopt-kept' })).rejects.toMatchObject({
    code: 'STAGE_BUSY',
  });
  await expect
    .poll(async () => (await ada.client.stacks.operations({ stageId }))[0]?.message)
    .toBe('Trial (Custom::Trial) UPDATE_COMPLETE');
  end();
  expect((await over(first)).status).toBe('succeeded');
  expect(skipped).toEqual(['Trial']);
  await studio.studio.database.prisma.deployment.create({ data: aHolder(stageId, await projectOf(stageId)) });
  await studio.studio.database.prisma.stage.update({ where: { id: stageId }, data: { lockedById: `h-${stageId}` } });
  await expect(ada.client.stacks.operate(input)).rejects.toMatchObject({
    code: 'STAGE_BUSY',
    message: expect.stringMatching(/^Deployment 9 holds dev\./),
  });
});

test('a deployment waits for what is done with the stack, says by whom, and goes on at once when that is over', async () => {
  const { stageId, deploy, ended } = await createApp(ada);
  let end: () => void = () => {};
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });
  behaviour.stack = { ...care, adoptKept: () => ending.then(() => kept) };
  const operation = await ada.client.stacks.operate({ stageId, kind: 'adopt-kept' });
  const { id: deploymentId } = await deploy();
  const find = async () => (await ada.client.deployments.get({ deploymentId })).deployment;
  const waitsForOperation = { kind: 'adopt-kept', by: { name: 'Ada' }, since: operation.createdAt };
  await expect.poll(find).toMatchObject({ status: 'queued', waitsFor: null, waitsForOperation });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await find()).toMatchObject({ status: 'queued', waitsForOperation });
  end();
  expect((await over(operation)).status).toBe('succeeded');
  expect((await ended(deploymentId)).deployment).toMatchObject({ status: 'succeeded', waitsForOperation: null });
});

test('what AWS refuses for good fails with its reason; what passes is tried again', async () => {
  const { stageId } = await createApp(ada);
  behaviour.stack = {
    ...care,
    removeFailed: async () => {
      throw new TargetError('The stack has not failed.', { isLasting: true });
    },
  };
  const refused = await over(await ada.client.stacks.operate({ stageId, kind: 'remove-failed' }));
  expect(refused).toMatchObject({ status: 'failed', message: 'The stack has not failed.' });
  let tries = 0;
  behaviour.stack = {
    ...care,
    removeFailed: async () => {
      tries += 1;
      if (tries === 1) throw new TargetError('AWS asked to slow down.', { isLasting: false });
    },
  };
  expect(await over(await ada.client.stacks.operate({ stageId, kind: 'remove-failed' }))).toMatchObject({
    status: 'succeeded',
  });
  expect(tries).toBe(2);
}, 30_000);

test('an operation whose process went is taken up by the next one', async () => {
  const { stageId } = await createApp(ada);
  const { person } = await ada.client.teams.me();
  const id = createRecordId();
  await studio.studio.database.prisma.stackOperation.create({
    data: {
      ...{ id, stageId, kind: 'adopt-kept', status: 'running', input: {}, attempt: 1, fencingToken: 1 },
      ...{
        leaseUntil: new Date(Date.now() + 500),
        createdById: person.id,
        createdByName: 'Ada',
        createdAt: new Date(),
      },
    },
  });
  const [left] = await ada.client.stacks.operations({ stageId });
  if (left === undefined) throw new Error('It was not stored.');
  expect(await over(left)).toMatchObject({ status: 'succeeded', result: { kept } });
});

test('a stage without a stack has nothing to recover', async () => {
  delete behaviour.stack;
  const { stageId } = await createApp(ada);
  expect(await ada.client.stacks.get({ stageId })).toBeNull();
  expect(await ada.client.stacks.kept({ stageId })).toEqual([]);
  await expect(ada.client.stacks.operate({ stageId, kind: 'remove-failed' })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

async function projectOf(stageId: string): Promise<string> {
  return (await studio.studio.database.prisma.stage.findUniqueOrThrow({ where: { id: stageId } })).projectId;
}

/** A deployment that is over for the workers, and still holds its stage: as one that nobody works on now. */
function aHolder(stageId: string, projectId: string) {
  return {
    ...{ id: `h-${stageId}`, projectId, stageId, number: 9, clientRequestId: 'held', status: 'failed', step: 'failed' },
    ...{ appRevision: 1, stageRevision: 1, secretVersions: {}, history: [] },
    ...{ createdById: 'u', createdByName: 'Ada', createdAt: new Date() },
  };
}
