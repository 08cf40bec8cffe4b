import type { Entity } from '@chalice-studio/appspec';
import { aBucket, anApp, aTable, testId } from '@chalice-studio/appspec/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AwsAccess } from './access/aws-access';
import { roleCredentials } from './account/assume-role';
import { studioIdentity } from './account/studio-identity';
import { stackNameOf } from './deploy/stack-name';
import { findStack } from './stack/stack-state';
import { aCloud, deploymentOf } from './testing/a-cloud';
import { EXTERNAL_ID, REGION, removeBucket, revokeRole } from './testing/connected-account';
import { ledgerApp } from './testing/ledger-app';
import { withTrial } from './testing/trial-resource';
import { isWithoutEmulator } from './testing/without-emulator';

let cloud: Awaited<ReturnType<typeof aCloud>>;
const never = new AbortController().signal;

describe.skipIf(isWithoutEmulator)('what goes wrong on the way to an AWS account', () => {
  beforeAll(async () => {
    cloud = await aCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());
  afterEach(() => vi.useRealTimers());

  test('names that collide are told at their construct before anything is uploaded', async () => {
    const handler = { file: 'chalicelib/all.ts', export: 'all' };
    const table = aTable({ name: 'orders' });
    const fn = {
      id: testId('lambda-function'),
      order: 'a',
      kind: 'lambda-function',
      name: 'orders_table',
      handler,
    } as const;
    const input = await deploymentOf({ ...anApp([fn, table]), name: 'colliding' });
    await expect(cloud.targetOf(input.spec).plan(input)).rejects.toMatchObject({
      name: 'TemplateProblemsError',
      problems: [{ code: 'logical-id-collision', entityId: table.id }],
    });
    expect(await findStack(cloud.owner, stackNameOf(input.stage))).toBeUndefined();
    // The first template of a process waits for AWS' validation to be loaded.
  }, 60_000);

  test('an app with nothing in it says so in its own words', async () => {
    const input = await deploymentOf({ ...anApp([]), name: 'empty' });
    await expect(cloud.targetOf(input.spec).plan(input)).rejects.toMatchObject({
      problems: [{ code: 'nothing-to-deploy', entityId: 'app' }],
    });
  });

  test('an existing bucket that is not there is told at the bucket, with the service’s own word', async () => {
    const bucket = aBucket({ name: 'theirs', origin: { type: 'existing', identifier: 'no-such-bucket-anywhere' } });
    const event: Entity = {
      ...{ id: testId('s3-event'), order: 'a', kind: 's3-event', name: 'on_file', bucket: bucket.id },
      handler: { file: 'chalicelib/all.ts', export: 'all' },
    };
    const input = await deploymentOf({ ...anApp([bucket, event]), name: 'bucketless' });
    const result = await cloud.targetOf(input.spec).execute(input, () => undefined, never);
    expect(result).toMatchObject({ status: 'failed', entityId: bucket.id });
    expect(result).toMatchObject({ reason: expect.stringContaining('NoSuchBucket') });
  }, 60_000);

  test('a role that was revoked mid-deployment is named; once it is back the deployment goes on', async () => {
    const input = await deploymentOf(withTrial(ledgerApp('revoked'), 'slow'));
    const target = cloud.targetOf(input.spec);
    const running = target.execute(input, () => undefined, never);
    running.catch(() => undefined);
    const name = stackNameOf(input.stage);
    await expect.poll(async () => (await findStack(cloud.owner, name))?.StackStatus).toBe('CREATE_IN_PROGRESS');
    const giveBack = await revokeRole(cloud.endpoint, cloud.connection.roleArns.deploy);
    await expect(running).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      missingAction: expect.stringMatching(/^cloudformation:/),
      message: expect.stringContaining('Update the connection’s stack'),
    });
    await giveBack();
    expect(await target.execute(input, () => undefined, never)).toMatchObject({ status: 'succeeded' });
  }, 90_000);

  test('a session is renewed before it ends, and one identity that AWS no longer knows says so', async () => {
    const roleArn = cloud.connection.roleArns.observe;
    const session = roleCredentials(cloud.studio, { roleArn, externalId: EXTERNAL_ID, sessionName: 'renewed' });
    const first = await session();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 });
    expect(await session()).toBe(first);
    vi.setSystemTime(Date.now() + 9 * 60_000);
    expect((await session()).sessionToken).not.toBe(first.sessionToken);
    vi.useRealTimers();
    const credentials = { accessKeyId: 'ASIAZZZZZZZZZZZZZZZZ', secretAccessKey: 'x', sessionToken: 'expired' };
    const expired = new AwsAccess({ region: REGION, endpoint: cloud.endpoint, credentials });
    await expect(studioIdentity(expired)).rejects.toMatchObject({
      code: 'CREDENTIALS_EXPIRED',
      message: expect.stringContaining('Renew the studio’s AWS identity'),
    });
  });

  test('an artifact bucket that is gone is named with the way to have it again', async () => {
    const Bucket = cloud.connection.bucket;
    await removeBucket(cloud.endpoint, Bucket);
    const input = await deploymentOf(ledgerApp('homeless'));
    await expect(cloud.targetOf(input.spec).plan(input)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(new RegExp(`bucket ${Bucket} is gone.*connection’s template`)),
    });
    expect(await findStack(cloud.owner, stackNameOf(input.stage))).toBeUndefined();
  });
});
