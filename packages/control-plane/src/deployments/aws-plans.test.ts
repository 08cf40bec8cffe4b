import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Edit } from '@chalice-studio/appspec';
import { aRoute } from '@chalice-studio/appspec/testing';
import { hasStack, isWithoutEmulator, listChangeSets } from '@chalice-studio/target-aws/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAwsApp, setTrial } from '../testing/aws-app';
import { type AwsCloud, openAwsCloud } from '../testing/aws-cloud';
import { deploymentEnded, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

describe.skipIf(isWithoutEmulator)('plans of deployments to an AWS account', () => {
  let cloud: AwsCloud;
  let studio: TestStudio;
  let ada: TestPerson;
  let account: Awaited<ReturnType<AwsCloud['connect']>>;

  beforeAll(async () => {
    cloud = await openAwsCloud();
    studio = await openTestStudio({ aws: { endpoint: cloud.endpoint }, leaseMs: 1000 });
    ada = await studio.signUp();
    account = await cloud.connect(ada);
  }, 300_000);
  afterAll(async () => {
    await studio?.close();
    await cloud?.stop();
  });

  const stackNameOf = async (stageId: string) => (await ada.client.stacks.get({ stageId }))?.stackName ?? '';
  const messagesOf = async (deploymentId: string) =>
    (await ada.client.deployments.get({ deploymentId })).events.map(({ message }) => message);

  test('a rejected plan leaves no change set, and of a stage that was never deployed no empty stack', async () => {
    const app = await createAwsApp(ada, account);
    const stackName = await stackNameOf(app.stageId);
    const first = await app.planned((await app.deploy()).id);
    expect(await listChangeSets(cloud.endpoint, stackName)).toHaveLength(1);
    await ada.client.deployments.reject({ deploymentId: first.id });
    await expect.poll(() => hasStack(cloud.endpoint, stackName), { timeout: 20_000 }).toBe(false);

    await app.deployed();
    await app.write([setTrial('ok')]);
    const [one, two] = [await app.planned((await app.deploy()).id), await app.planned((await app.deploy()).id)];
    expect(await listChangeSets(cloud.endpoint, stackName)).toEqual(
      expect.arrayContaining([expect.stringContaining(one.id), expect.stringContaining(two.id)]),
    );
    await ada.client.deployments.cancel({ deploymentId: one.id });
    const left = () => listChangeSets(cloud.endpoint, stackName);
    await expect.poll(left, { timeout: 20_000 }).not.toContainEqual(expect.stringContaining(one.id));
    expect(await left()).toContainEqual(expect.stringContaining(two.id));
    await app.approve(two.id);
    expect((await app.ended(two.id)).deployment.status).toBe('succeeded');
    expect(await hasStack(cloud.endpoint, stackName)).toBe(true);
  }, 120_000);

  test('a stack that something else changes is waited for, told once, and the deployment goes on by itself', async () => {
    const app = await createAwsApp(ada, account);
    await app.write([setTrial('slow')]);
    const slow = await app.deploy();
    await app.approve(slow.id);
    await expect.poll(async () => (await app.find(slow.id)).status, { timeout: 20_000 }).toBe('executing');
    await expect
      .poll(async () => (await ada.client.stacks.get({ stageId: app.stageId }))?.state, { timeout: 20_000 })
      .toBe('busy');
    // Its stage is taken from it, and what it began goes on in the account.
    await ada.client.deployments.releaseLock({ stageId: app.stageId });
    const next = await app.deploy();
    await expect
      .poll(async () => (await messagesOf(next.id)).filter((each) => each.includes('This deployment waits')))
      .toEqual([expect.stringMatching(/^The stack .* is CREATE_IN_PROGRESS: something else than this deployment/)]);
    expect((await app.find(next.id)).finishedAt).toBeNull();
    await app.approve(next.id);
    expect((await app.ended(next.id)).deployment).toMatchObject({ status: 'succeeded', failure: null });
    expect((await messagesOf(next.id)).filter((each) => each.includes('This deployment waits'))).toHaveLength(1);
  }, 120_000);

  test('an app with nothing in it says what to add, in its own words', async () => {
    const app = await createAwsApp(ada, account);
    await app.write([
      { type: 'remove', id: app.route.id },
      { type: 'remove', id: app.table.id },
    ]);
    const { deployment } = await app.ended((await app.deploy()).id);
    expect(deployment.failure?.message).toBe('The app has nothing to deploy yet: add a route or a handler.');
  }, 60_000);

  test('what does not fit into a template or an API is told at its construct before anything is sent', async () => {
    const app = await createAwsApp(ada, account);
    const handler = { file: 'chalicelib/handlers.ts', export: 'listOrders' };
    const huge = aRoute({ path: '/huge', handler, contentTypes: [`application/${'x'.repeat(1_100_000)}`] });
    const many = Array.from({ length: 310 }, (_, index) => aRoute({ path: `/many/${index}`, handler }));
    const create = (entity: typeof huge): Edit => ({ type: 'create', collection: 'routes', entity });
    await app.write([...many.map(create), create(huge)]);
    const { deployment } = await app.ended((await app.deploy()).id);
    expect(deployment.failure?.message).toContain('“/huge”');
    expect(deployment.failure?.problems).toContainEqual(
      expect.objectContaining({ code: 'template-too-large', entityId: huge.id }),
    );
    expect(await hasStack(cloud.endpoint, await stackNameOf(app.stageId))).toBe(false);

    await app.write([{ type: 'remove', id: huge.id }]);
    const planned = await app.planned((await app.deploy()).id);
    const [warning] = planned.plan?.warnings ?? [];
    expect(warning).toMatchObject({ code: 'too-many-paths', message: expect.stringMatching(/From \/many\/\d+ on/) });
    expect(many.map(({ id }) => id)).toContain(warning?.entityId);
    await ada.client.deployments.reject({ deploymentId: planned.id });
  }, 120_000);

  test('an identity that AWS no longer knows is told with the way out; once it is renewed all goes on', async () => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'expired-'));
    const open = () => openTestStudio({ dataFolder, aws: { endpoint: cloud.endpoint }, leaseMs: 1000 });
    const begin = await open();
    const grace = await begin.signUp('Grace');
    const app = await createAwsApp(grace, await cloud.connect(grace, 'expiring'));
    await app.deployed();
    const { stageId } = app;
    await begin.close();

    const { AWS_ACCESS_KEY_ID: known } = process.env;
    process.env.AWS_ACCESS_KEY_ID = 'ASIAZZZZZZZZZZZZZZZZ';
    const expired = await open();
    const { client } = grace.at(expired.handle);
    const { id } = await client.deployments.create({ stageId, clientRequestId: 'expired' });
    const { deployment } = await deploymentEnded(grace.at(expired.handle), id);
    expect(deployment.failure?.message).toMatch(/Renew the studio’s AWS identity/);
    await expect(client.stacks.get({ stageId })).rejects.toMatchObject({
      code: 'AWS_IDENTITY',
      message: expect.stringContaining('Renew the studio’s AWS identity'),
    });
    const destroy = { stageId, confirmName: 'live', deleteData: false };
    const failing = await client.stacks.destroy(destroy);
    const last = (each: typeof client) => each.stacks.operations({ stageId }).then(([operation]) => operation);
    await expect
      .poll(() => last(client), { timeout: 20_000 })
      .toMatchObject({
        ...{ id: failing.id, status: 'failed', message: expect.stringMatching(/Renew the studio’s AWS identity/) },
      });
    await expired.close();

    process.env.AWS_ACCESS_KEY_ID = known;
    const renewed = await open();
    const again = grace.at(renewed.handle).client;
    expect((await again.stacks.get({ stageId }))?.state).toBe('ready');
    await again.stacks.destroy(destroy);
    await expect.poll(() => last(again), { timeout: 60_000 }).toMatchObject({ kind: 'destroy', status: 'succeeded' });
    expect((await again.stacks.get({ stageId }))?.state).toBe('absent');
    await renewed.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }, 120_000);
});
