import { aTable } from '@chalice-studio/appspec/testing';
import { isWithoutEmulator, removeBucket, revokeRole } from '@chalice-studio/target-aws/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StackOperation } from '../stacks/schema';
import { createAwsApp, setTrial } from '../testing/aws-app';
import { type AwsCloud, openAwsCloud } from '../testing/aws-cloud';
import { setFile, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

describe.skipIf(isWithoutEmulator)('deployments to an AWS account', () => {
  let cloud: AwsCloud;
  let studio: TestStudio;
  let ada: TestPerson;
  let account: Awaited<ReturnType<AwsCloud['connect']>>;

  beforeAll(async () => {
    cloud = await openAwsCloud();
    studio = await openTestStudio({ aws: { endpoint: cloud.endpoint } });
    ada = await studio.signUp();
    account = await cloud.connect(ada);
  }, 300_000);
  afterAll(async () => {
    await studio?.close();
    await cloud?.stop();
  });

  const operated = async (begun: StackOperation) => {
    const find = async () =>
      (await ada.client.stacks.operations({ stageId: begun.stageId })).find((each) => each.id === begun.id);
    await expect.poll(async () => (await find())?.status, { timeout: 60_000 }).not.toBe('running');
    return find();
  };

  test('it shows its plan first, runs when that is approved, and pins where the data is', async () => {
    const app = await createAwsApp(ada, account);
    const first = await app.planned((await app.deploy()).id);
    expect(first).toMatchObject({ status: 'planned', awaitsApproval: { reasons: expect.any(Array) } });
    expect(first.plan?.resources).toContainEqual(
      expect.objectContaining({ type: 'AWS::DynamoDB::Table', action: 'add', entityId: app.table.id }),
    );
    const text = await ada.client.deployments.planText({ deploymentId: first.id });
    expect(JSON.parse(text.template ?? '')).toHaveProperty('Resources.APIHandler');
    expect(JSON.parse(text.changeSet ?? '')).toBeInstanceOf(Array);
    await app.approve(first.id);
    const { deployment, events } = await app.ended(first.id);
    expect(deployment).toMatchObject({ status: 'succeeded', failure: null });
    const ofTable = events.flatMap(({ entityId, resource }) => (entityId === app.table.id ? [resource?.state] : []));
    expect(ofTable).toEqual(expect.arrayContaining(['in-progress', 'done']));
    const call = { stageId: app.stageId, method: 'GET', path: '/orders', headers: {} };
    expect(await ada.client.invocations.request(call)).toMatchObject({ statusCode: 200 });
    expect(await app.stage()).toMatchObject({ config: { pinnedLogicalIds: { [app.table.id]: 'OrdersTable' } } });

    await app.write([{ type: 'set', id: app.table.id, path: ['name'], value: 'purchases' }]);
    const renamed = await app.planned((await app.deploy()).id);
    expect(renamed.plan?.resources.filter((each) => each.type === 'AWS::DynamoDB::Table')).toEqual([]);
    await ada.client.deployments.reject({ deploymentId: renamed.id });
    expect((await app.ended(renamed.id)).deployment.status).toBe('cancelled');

    await app.write([setFile('chalicelib/handlers.ts', 'export const listOrders = () => ({ orders: [2] });\n')]);
    const straight = await app.ended((await app.deploy({ withoutAsking: true })).id);
    expect(straight.deployment).toMatchObject({ status: 'succeeded', approval: null });
    expect(await ada.client.invocations.request(call)).toMatchObject({ body: { data: '{"orders":[2]}' } });

    await app.write([{ type: 'set', id: app.route.id, path: ['path'], value: '/sales' }]);
    const breaking = await app.planned((await app.deploy({ withoutAsking: true })).id);
    expect(breaking.awaitsApproval?.reasons).toContain('breaks-callers');
    await ada.client.deployments.cancel({ deploymentId: breaking.id });

    const back = await ada.client.deployments.rollback({ deploymentId: first.id, clientRequestId: 'back' });
    await app.approve(back.id);
    expect((await app.ended(back.id)).deployment.status).toBe('succeeded');
    expect(await ada.client.invocations.request(call)).toMatchObject({ body: { data: '{"orders":[]}' } });
  }, 120_000);

  test('a first creation that failed leads to its construct, and is removed before the next', async () => {
    const app = await createAwsApp(ada, account);
    await app.write([setTrial('fail')]);
    const { deployment } = await app.deployed();
    expect(deployment).toMatchObject({
      status: 'failed',
      failure: { message: expect.stringContaining('the trial says no') },
    });
    const { stageId } = app;
    expect(await ada.client.stacks.get({ stageId })).toMatchObject({ state: 'failed-first-create', isDeployed: false });
    const again = await app.ended((await app.deploy()).id);
    expect(again.deployment.failure?.message).toMatch(/The first creation of .* failed\. Remove what is left of it/);
    expect(await operated(await ada.client.stacks.operate({ stageId, kind: 'remove-failed' }))).toMatchObject({
      status: 'succeeded',
    });
    expect(await ada.client.stacks.get({ stageId })).toMatchObject({ state: 'absent' });
    await app.write([setTrial('ok')]);
    expect((await app.deployed()).deployment.status).toBe('succeeded');

    await app.write([setTrial('fail')]);
    expect((await app.deployed()).deployment).toMatchObject({
      status: 'rolled-back',
      failure: { message: expect.stringContaining('The stack is back to what it was before.') },
    });
    await app.write([setTrial('stuck')]);
    expect((await app.deployed()).deployment.failure?.message).toContain('Continue the rollback');
    const stuck = await ada.client.stacks.get({ stageId });
    expect(stuck).toMatchObject({ state: 'stuck-rollback', isDeployed: true });
    expect(stuck?.failedResources.map((each) => each.logicalId)).toContain('Trial');
    const skip = stuck?.failedResources.map((each) => each.logicalId) ?? [];
    expect(await operated(await ada.client.stacks.operate({ stageId, kind: 'continue-rollback', skip }))).toMatchObject(
      {
        status: 'succeeded',
      },
    );
    expect(await ada.client.stacks.get({ stageId })).toMatchObject({ state: 'ready' });
  }, 120_000);

  test('a stage is destroyed, what stayed is listed before and after, and taken back with its data', async () => {
    const app = await createAwsApp(ada, account);
    const { stageId } = app;
    await app.deployed();
    expect(await operated(await ada.client.stacks.operate({ stageId, kind: 'detect-drift' }))).toMatchObject({
      ...{ status: 'succeeded', result: { drift: [] } },
    });
    const kept = await ada.client.stacks.kept({ stageId });
    expect(kept).toMatchObject([{ logicalId: 'OrdersTable', type: 'AWS::DynamoDB::Table' }]);
    const destroyed = await ada.client.stacks.destroy({ stageId, confirmName: 'live', deleteData: false });
    expect(await operated(destroyed)).toMatchObject({ status: 'succeeded', result: { kept } });
    expect(await app.stage()).toMatchObject({ deployed: null, outputs: null });
    expect(await ada.client.stacks.get({ stageId })).toMatchObject({ state: 'absent', isDeployed: false });
    expect(await ada.client.stacks.kept({ stageId })).toEqual(kept);
    const adopted = await operated(await ada.client.stacks.operate({ stageId, kind: 'adopt-kept' }));
    expect(adopted).toMatchObject({ status: 'succeeded', result: { kept } });
    const next = await app.planned((await app.deploy()).id);
    expect(next.plan?.resources.filter((each) => each.logicalId === 'OrdersTable' && each.action === 'add')).toEqual(
      [],
    );
    await app.approve(next.id);
    expect((await app.ended(next.id)).deployment.status).toBe('succeeded');
  }, 120_000);

  test('names that collide are told at what causes them, and nothing is sent', async () => {
    const app = await createAwsApp(ada, account);
    const other = aTable({ id: 'res_bbbbbbbbbb', name: 'Orders' });
    await app.write([{ type: 'create', collection: 'resources', entity: other }]);
    const { deployment } = await app.ended((await app.deploy()).id);
    expect(deployment.status).toBe('failed');
    expect(deployment.failure?.problems.map((each) => each.entityId)).toContain(other.id);
    expect(await ada.client.stacks.get({ stageId: app.stageId })).toMatchObject({ state: 'absent' });
  }, 60_000);

  test('more resources than a stack may have are counted, with what to do', async () => {
    const app = await createAwsApp(ada, account);
    const topics = Array.from({ length: 500 }, (_, index) => [`Topic${index}`, { Type: 'AWS::SNS::Topic' }]);
    const value = { template: { Resources: Object.fromEntries(topics) } };
    await app.write([{ type: 'set', id: 'app', path: ['extraCloudFormation'], value }]);
    const { deployment } = await app.ended((await app.deploy()).id);
    expect(deployment.failure?.problems).toContainEqual(
      expect.objectContaining({ code: 'too-many-resources', message: expect.stringContaining('500') }),
    );
  }, 120_000);

  test('a policy that is none is told at the stage’s settings', async () => {
    const app = await createAwsApp(ada, account);
    const { stageId } = app;
    const edits = [{ path: ['settings', 'iamPolicy'], value: { nonsense: true } }];
    await ada.client.stages.update({ stageId, baseRevision: 2, edits });
    const { deployment } = await app.ended((await app.deploy()).id);
    expect(deployment.failure?.problems.map((each) => each.code)).toContain('policy-malformed');
  }, 60_000);

  test('a role that is revoked while it executes is named, and the deployment goes on once it is back', async () => {
    const app = await createAwsApp(ada, account);
    await app.write([setTrial('slow')]);
    const { id } = await app.deploy();
    await app.approve(id);
    await expect.poll(async () => (await app.find(id)).status, { timeout: 20_000 }).toBe('executing');
    await expect
      .poll(async () => (await ada.client.deployments.get({ deploymentId: id })).events.some((each) => each.resource))
      .toBe(true);
    const restore = await revokeRole(cloud.endpoint, account.outputs.roleArns.deploy);
    const told = async () =>
      (await ada.client.deployments.get({ deploymentId: id })).events.map((event) => event.message).join('\n');
    await expect.poll(told, { timeout: 20_000 }).toMatch(/The role lacks cloudformation:\w+\. Update the connection/);
    await restore();
    expect((await app.ended(id)).deployment.status).toBe('succeeded');
  }, 120_000);

  test('an artifact bucket that is gone is named, with the way to have it again', async () => {
    const app = await createAwsApp(ada, account);
    await removeBucket(cloud.endpoint, account.outputs.bucket);
    const { deployment } = await app.ended((await app.deploy()).id);
    expect(deployment.failure?.message).toMatch(/artifact bucket .* is gone\. Deploy the connection’s template/);
  }, 60_000);
});
