import { setTimeout as pause } from 'node:timers/promises';
import { isWithoutEmulator, removeBucket, revokeRole, withTrial } from '@chalice-studio/target-aws/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFinal } from '../deployments/status';
import { createRecordId } from '../record-id';
import { type AwsCloud, openAwsCloud } from '../testing/aws-cloud';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

describe.skipIf(isWithoutEmulator)('a stage in an AWS account', () => {
  let cloud: AwsCloud;
  let studio: TestStudio;
  let ada: TestPerson;

  beforeAll(async () => {
    cloud = await openAwsCloud();
    studio = await openTestStudio({ aws: { endpoint: cloud.endpoint } });
    ada = await studio.signUp();
  }, 300_000);
  afterAll(async () => {
    await studio?.close();
    await cloud?.stop();
  });

  async function stageOf(example: string, awsAccountId: string) {
    const { project } = await ada.createProject(example);
    const { id: stageId } = await ada.client.stages.create({
      ...{ projectId: project.id, name: 'prod', target: { type: 'aws', awsAccountId } },
    });
    return { projectId: project.id, stageId };
  }

  /** Deploys, approves the plan, and waits for the end. */
  async function deploy(stageId: string, whileExecuting: (deploymentId: string) => Promise<void> = async () => {}) {
    const { id: deploymentId } = await ada.client.deployments.create({ stageId, clientRequestId: createRecordId() });
    let isExecuting = false;
    for (;;) {
      const { deployment } = await ada.client.deployments.get({ deploymentId });
      const { status, awaitsApproval, plan } = deployment;
      if (isFinal(status)) return deployment;
      if (awaitsApproval !== null && plan !== null) {
        const confirmName = awaitsApproval.asksForName ? { confirmName: deployment.stageName } : {};
        await ada.client.deployments.approve({ deploymentId, planHash: plan.hash, ...confirmName });
      }
      if (status === 'executing' && !isExecuting) {
        isExecuting = true;
        await whileExecuting(deploymentId);
      }
      await pause(100);
    }
  }

  test('is planned, deployed, called, invoked and read', async () => {
    const { awsAccountId } = await cloud.connect(ada, 'called');
    const { stageId } = await stageOf('todo', awsAccountId);
    const deployment = await deploy(stageId);
    expect(deployment.failure).toBeNull();
    expect(deployment.outputs?.restApiUrl).toContain(`${cloud.endpoint}/_aws/execute-api/`);
    const headers = { authorization: 'Bearer let-me-in', 'content-type': 'application/json' };
    const body = { encoding: 'utf8', data: '{"text":"Water the plants"}' } as const;
    const created = await ada.client.invocations.request({ stageId, method: 'POST', path: '/todos', headers, body });
    expect(created.statusCode).toBe(201);
    const payload = '{"time":"2026-01-01T00:00:00Z"}';
    const invoked = await ada.client.invocations.invoke({ stageId, functionName: 'sweep_done', payload });
    expect(JSON.parse(invoked.payload)).toEqual({ swept: 0 });
    await expect
      .poll(async () => (await ada.client.logs.query({ stageId, text: 'Swept 0' })).events)
      .toMatchObject([{ functionName: 'sweep_done', source: 'function' }]);
    await ada.client.secrets.set({ stageId, name: 'PRINTED', value: 'Swept 0' });
    const { events } = await ada.client.logs.query({ stageId, functionName: 'sweep_done' });
    const printed = events.map(({ message }) => message).join('\n');
    expect(printed).toContain('[redacted]');
    expect(printed).not.toContain('Swept 0');
    const unknown = ada.client.invocations.invoke({ stageId, functionName: 'nothing', payload: '{}' });
    await expect(unknown).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('nothing') });

    const remove = (more: object = {}) =>
      ada.client.stages.delete({ stageId, confirmName: 'prod', deleteData: false, ...more });
    await expect(remove()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Destroy it') });
    await expect(
      ada.client.stages.setTarget({ stageId, baseRevision: 1, target: { type: 'local' } }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    await remove({ leaveStack: true });
    await ada.client.awsAccounts.delete({ awsAccountId, confirmName: 'called' });
  }, 120_000);

  test('shows who is connected, speaks to them, and is a client itself', async () => {
    const { awsAccountId } = await cloud.connect(ada, 'heard');
    const { stageId } = await stageOf('chat', awsAccountId);
    expect((await deploy(stageId)).failure).toBeNull();
    const { clientId } = await ada.client.websocketClients.open({ stageId, query: '' });
    const connected = () => ada.client.connections.list({ stageId });
    await expect.poll(async () => (await connected()).map(({ state }) => state)).toEqual(['confirmed']);
    const [connection] = await connected();
    const connectionId = connection?.connectionId ?? '';
    await ada.client.connections.send({ stageId, connectionId, data: '{"from":"the studio"}' });
    await ada.client.connections.disconnect({ stageId, connectionId });
    const gone = ada.client.connections.send({ stageId, connectionId, data: 'x' });
    await expect(gone).rejects.toMatchObject({ code: 'CONNECTION_GONE' });
    await ada.client.websocketClients.close({ clientId });
  }, 120_000);

  test('a role that was taken back mid-deployment is named; once it is there again the deployment goes on to its end', async () => {
    const { awsAccountId, outputs } = await cloud.connect(ada, 'revoked');
    const { stageId, projectId } = await stageOf('todo', awsAccountId);
    const { revision: baseRevision, spec } = await ada.client.revisions.open({ projectId });
    const { extraCloudFormation: value } = withTrial(spec, 'slow');
    const edits = [{ type: 'set' as const, id: 'app', path: ['extraCloudFormation'], value }];
    await ada.client.revisions.submit({ projectId, change: { clientEditId: 'slow', baseRevision, edits } });
    const deployment = await deploy(stageId, async (deploymentId) => {
      const giveBack = await revokeRole(cloud.endpoint, outputs.roleArns.deploy);
      await expect
        .poll(async () => (await ada.client.deployments.get({ deploymentId })).events.at(-1)?.message, {
          timeout: 20_000,
        })
        .toMatch(/AWS denied access\. The role lacks cloudformation:\w+\. Update the connection’s stack/);
      const proof = await ada.client.awsAccounts.prove({ awsAccountId });
      expect(proof).toMatchObject({
        isProven: false,
        account: { state: 'failing', outputs: { bucket: outputs.bucket } },
      });
      await giveBack();
    });
    expect([deployment.status, deployment.failure]).toEqual(['succeeded', null]);
    expect(await ada.client.awsAccounts.prove({ awsAccountId })).toMatchObject({ account: { state: 'connected' } });
  }, 120_000);

  test('an artifact bucket that is gone fails the deployment before anything is changed', async () => {
    const { awsAccountId, outputs } = await cloud.connect(ada, 'homeless');
    const { stageId } = await stageOf('chat', awsAccountId);
    await removeBucket(cloud.endpoint, outputs.bucket);
    const failed = await deploy(stageId);
    expect(failed.failure?.message).toMatch(new RegExp(`bucket ${outputs.bucket} is gone.*template`));
    const [check] = (await ada.client.awsAccounts.prove({ awsAccountId })).checks.filter(
      ({ outcome }) => outcome === 'failed',
    );
    expect(check).toMatchObject({ type: 'bucket', message: expect.stringContaining(outputs.bucket) });
  }, 60_000);
});
