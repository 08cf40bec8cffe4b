import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { AppSpec } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import type { DeploymentInput } from '@chalice-studio/target';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSetNameOf, stackNameOf } from './deploy/stack-name';
import { adoptKeptResources } from './stack/adoption';
import { detectDrift } from './stack/drift';
import { keptResources } from './stack/kept-resources';
import { continueRollback, deleteStack, removeFailedStack } from './stack/recovery';
import { StackEventReader } from './stack/stack-events';
import { listStackResources } from './stack/stack-resources';
import { findStack, stackState } from './stack/stack-state';
import { aCloud, deploymentOf, previousOf } from './testing/a-cloud';
import { ledgerApp, ledgerFunctionId } from './testing/ledger-app';
import { withTrial } from './testing/trial-resource';
import { isWithoutEmulator } from './testing/without-emulator';

let cloud: Awaited<ReturnType<typeof aCloud>>;
const never = new AbortController().signal;

describe.skipIf(isWithoutEmulator)('the life of a stage in an AWS account', () => {
  beforeAll(async () => {
    cloud = await aCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());

  const execute = (input: DeploymentInput, signal: AbortSignal = never, messages: string[] = []) =>
    cloud.targetOf(input.spec).execute(input, ({ message }) => messages.push(message), signal);
  const says = async ({ spec, stage }: DeploymentInput) =>
    JSON.parse((await cloud.targetOf(spec).invoke(stage, 'say', '{}')).payload).words;
  const physicalId = async (input: DeploymentInput, logicalId: string) =>
    (await listStackResources(cloud.owner, stackNameOf(input.stage))).get(logicalId)?.physicalId;
  const begun = async ({ stage, deploymentId }: DeploymentInput) => {
    const operation = { stackName: stackNameOf(stage), token: changeSetNameOf(deploymentId) };
    const events = await new StackEventReader(cloud.owner, operation).readNew();
    return events.filter(
      ({ ResourceType, ResourceStatus = '' }) =>
        ResourceType === 'AWS::CloudFormation::Stack' && /^(CREATE|UPDATE)_IN_PROGRESS$/.test(ResourceStatus),
    ).length;
  };
  const nextOf = (before: DeploymentInput, spec: AppSpec) =>
    deploymentOf(spec, { stageConfig: before.stageConfig, previous: previousOf(before) });

  test('an update says what is replaced; the same again changes nothing; an earlier artifact goes back', async () => {
    const first = (await cloud.deploy(ledgerApp('ledger'))).input;
    const table = await physicalId(first, 'EntriesTable');
    const second = await nextOf(first, ledgerApp('ledger', { words: 'two' }));
    const plan = await cloud.targetOf(second.spec).plan(second);
    expect(plan.changes.map(({ sentence }) => sentence)).toEqual(['Code changes: chalicelib/ledger.ts.']);
    expect(plan.resources).toEqual([
      { logicalId: 'Say', type: 'AWS::Lambda::Function', action: 'update', entityId: ledgerFunctionId },
    ]);
    expect(await execute(second)).toMatchObject({ status: 'succeeded' });
    expect([await says(second), await physicalId(second, 'EntriesTable')]).toEqual(['two', table]);

    const messages: string[] = [];
    const same = { ...second, deploymentId: 'same-again', previous: previousOf(second) };
    expect((await cloud.targetOf(same.spec).plan(same)).changes).toEqual([]);
    expect(await execute(same, never, messages)).toMatchObject({ status: 'succeeded' });
    expect(messages).toEqual(['The stack is what it should be already.']);

    const back = { ...first, deploymentId: 'back', previous: previousOf(second) };
    expect(await execute(back)).toMatchObject({ status: 'succeeded' });
    expect(await says(back)).toBe('one');

    const rekeyed = await nextOf(back, ledgerApp('ledger', { key: 'number' }));
    const { changes } = await cloud.targetOf(rekeyed.spec).plan(rekeyed);
    expect(changes[0]).toMatchObject({ action: 'replace', class: 'data-loss' });
    expect(changes[0]?.sentence).toMatch(/^Table entries is replaced\. The new one is empty/);
  }, 120_000);

  test('what two workers plan and execute, in whatever order, is made once', async () => {
    const input = await deploymentOf(withTrial(ledgerApp('twice'), 'slow'));
    const target = cloud.targetOf(input.spec);
    const [one, two] = await Promise.all([target.plan(input), target.plan(input)]);
    expect(one.hash).toBe(two.hash);
    // A worker that dies in the middle: nobody waits for what it began.
    void execute(input).catch(() => undefined);
    await expect.poll(() => begun(input)).toBe(1);
    const results = await Promise.all([execute(input), execute(input)]);
    expect(results.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    expect(await execute(input)).toMatchObject({ status: 'succeeded' });
    expect(await begun(input)).toBe(1);
  }, 120_000);

  test('a plan that another deployment overtook is made anew, and its approval holds no more', async () => {
    const first = (await cloud.deploy(ledgerApp('overtaken'))).input;
    const [one, two] = [
      await nextOf(first, ledgerApp('overtaken', { words: 'two' })),
      await nextOf(first, ledgerApp('overtaken', { words: 'three' })),
    ];
    const target = cloud.targetOf(first.spec);
    const approved = await target.plan(two);
    await target.plan(one);
    expect(await execute(one)).toMatchObject({ status: 'succeeded' });
    const again = await target.plan({ ...two, previous: previousOf(one) });
    expect(again.hash).not.toBe(approved.hash);
    expect(await execute(two)).toMatchObject({ status: 'succeeded' });
    expect(await says(two)).toBe('three');
    // What was found to change nothing is looked at again, and is the same plan as long as that is so.
    const same = { ...two, deploymentId: 'overtaken-same' };
    expect((await target.plan(same)).hash).toBe((await target.plan(same)).hash);
  }, 120_000);

  test('a deployment is found behind the many events of a later one, and not made again', async () => {
    const first = (await cloud.deploy(ledgerApp('buried'))).input;
    const topics = Array.from({ length: 60 }, (_, index) => [`Topic${index}`, { Type: 'AWS::SNS::Topic' }] as const);
    const template = { Resources: Object.fromEntries(topics) };
    const many = { ...ledgerApp('buried', { words: 'two' }), extraCloudFormation: { template } };
    const second = await nextOf(first, many);
    expect(await execute(second)).toMatchObject({ status: 'succeeded' });
    expect(await execute(first)).toMatchObject({ status: 'succeeded' });
    expect([await begun(first), await says(second)]).toEqual([1, 'two']);
  }, 120_000);

  test('an update that fails goes back, and says why at the construct; the outcome stays its own', async () => {
    const first = (await cloud.deploy(ledgerApp('fails'))).input;
    const broken = ledgerApp('fails', { words: 'two' });
    const Code = { S3Key: 'missing.zip' };
    const extra = { template: { Resources: { Say: { Properties: { Code, FunctionName: 'another-name' } } } } };
    const failing = await nextOf(first, { ...broken, extraCloudFormation: extra });
    const result = await execute(failing);
    expect(result).toMatchObject({ status: 'failed', entityId: ledgerFunctionId });
    expect(result).toMatchObject({ reason: expect.stringMatching(/^Say .*NoSuchKey.* The stack is back to what/) });
    expect(await says(first)).toBe('one');
    expect(await execute(await nextOf(first, ledgerApp('fails', { words: 'three' })))).toMatchObject({
      status: 'succeeded',
    });
    expect(await execute(failing)).toEqual(result);
  }, 120_000);

  test('a cancelled update goes back to what was there', async () => {
    const first = (await cloud.deploy(withTrial(ledgerApp('cancelled'), 'ok'))).input;
    const slow = await nextOf(first, withTrial(ledgerApp('cancelled', { words: 'two' }), 'slow'));
    const cancel = new AbortController();
    const running = execute(slow, cancel.signal);
    await expect.poll(() => begun(slow)).toBe(1);
    cancel.abort();
    expect(await running).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/^Cancelled\. .*back to what/),
    });
    expect(await says(first)).toBe('one');
    const unbegun = await nextOf(first, ledgerApp('cancelled', { words: 'three' }));
    expect(await execute(unbegun, AbortSignal.abort())).toMatchObject({
      reason: expect.stringMatching(/^Cancelled before/),
    });
  }, 120_000);

  test('a rollback that is stuck is continued without the resource that cannot go back', async () => {
    const first = (await cloud.deploy(withTrial(ledgerApp('stuck'), 'ok'))).input;
    const stackName = stackNameOf(first.stage);
    const stuck = await nextOf(first, withTrial(ledgerApp('stuck', { words: 'two' }), 'stuck'));
    expect(await execute(stuck)).toMatchObject({ reason: expect.stringContaining('Continue the rollback') });
    const next = await nextOf(first, ledgerApp('stuck'));
    await expect(cloud.targetOf(next.spec).plan(next)).rejects.toThrow('Continue it, then deploy again');
    await continueRollback(cloud.accessAs('deploy', 'recover'), stackName, { skip: ['Trial'], signal: never });
    expect((await stackState(cloud.owner, stackName)).type).toBe('ready');
    expect(await says(first)).toBe('one');
  }, 120_000);

  test('a first creation that failed is removed, leaves no empty table, and is made again', async () => {
    const failing = await deploymentOf(withTrial(ledgerApp('first'), 'fail'));
    const access = cloud.accessAs('deploy', 'recover');
    const stackName = stackNameOf(failing.stage);
    expect(await execute(failing)).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/^Trial .*the trial says no.* Remove what is left of it/),
    });
    const again = await deploymentOf(ledgerApp('first'));
    await expect(cloud.targetOf(again.spec).plan(again)).rejects.toThrow('Remove what is left of it');
    expect(await keptResources(access, { stackName, stageKey: again.stage.key })).toEqual([]);
    await removeFailedStack(access, stackName, { signal: never });
    expect(await execute(again)).toMatchObject({ status: 'succeeded' });
    await expect(removeFailedStack(access, stackName, { signal: never })).rejects.toThrow('has not failed');
  }, 120_000);

  test('a template that is too long to be sent goes through the account’s bucket', async () => {
    const handler = { file: 'chalicelib/all.ts', export: 'all' };
    const routes = Array.from({ length: 120 }, (_, index) => aRoute({ path: `/long/${index}`, handler }));
    const { target, stage } = await cloud.deploy({ ...anApp(routes), name: 'long' });
    const { Contents = [] } = await cloud.owner.s3.send(
      new ListObjectsV2Command({ Bucket: cloud.connection.bucket, Prefix: 'templates/' }),
    );
    expect(Contents).toHaveLength(1);
    expect(Contents[0]?.Size).toBeGreaterThan(51_200);
    const answer = await target.request(stage, { method: 'GET', path: '/long/119', headers: {} });
    expect(answer.statusCode).toBe(200);
  }, 120_000);

  test('what somebody changed beside the stack is told', async () => {
    const { input } = await cloud.deploy(ledgerApp('drifting'));
    const access = cloud.accessAs('observe', 'drift');
    expect(await detectDrift(access, stackNameOf(input.stage), never)).toEqual([]);
    const FunctionName = await physicalId(input, 'Say');
    await cloud.owner.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 512 }));
    expect(await detectDrift(access, stackNameOf(input.stage), never)).toMatchObject([
      { logicalId: 'Say', isDeleted: false, differences: [{ path: '/MemorySize', expected: '128', actual: '512' }] },
    ]);
  }, 120_000);

  test('what a destroyed stage leaves is listed, taken back with its data, and gone on with', async () => {
    const { input, target, stage } = await cloud.deploy(ledgerApp('kept'));
    const access = cloud.accessAs('deploy', 'destroy');
    const stack = { stackName: stackNameOf(stage), stageKey: stage.key };
    const TableName = (await physicalId(input, 'EntriesTable')) ?? '';
    await cloud.owner.dynamoDB.send(new PutItemCommand({ TableName, Item: { id: { S: 'precious' } } }));
    const kept = [{ logicalId: 'EntriesTable', type: 'AWS::DynamoDB::Table', physicalId: TableName }];
    expect(await keptResources(access, stack)).toEqual(kept);
    await target.destroy(stage, { deleteData: false });
    expect(await findStack(access, stack.stackName)).toBeUndefined();
    expect(await keptResources(access, stack)).toEqual(kept);
    // A plan that came to nothing makes a stack and takes it away again: what an older one left is still known.
    const planned = await deploymentOf(input.spec);
    await target.plan(planned);
    await target.discardPlan?.({ stage, deploymentId: planned.deploymentId, isLast: true });
    expect(await findStack(access, stack.stackName)).toBeUndefined();
    expect(await keptResources(access, stack)).toEqual(kept);

    const adoption = { ...stack, executionRoleArn: cloud.connection.roleArns.execution, signal: never };
    expect(await adoptKeptResources(access, adoption)).toEqual(kept);
    expect(await adoptKeptResources(access, adoption)).toEqual(kept);
    const again = await deploymentOf(input.spec);
    expect(await execute(again)).toMatchObject({ status: 'succeeded' });
    expect([await says(again), await physicalId(again, 'EntriesTable')]).toEqual(['one', TableName]);
    expect((await cloud.owner.dynamoDB.send(new ScanCommand({ TableName }))).Items).toEqual([
      { id: { S: 'precious' } },
    ]);
  }, 120_000);

  test('a stack that vanished is told, planned anew and made again', async () => {
    const first = (await cloud.deploy(ledgerApp('vanished'))).input;
    await deleteStack(cloud.owner, stackNameOf(first.stage), { signal: never });
    const next = await nextOf(first, ledgerApp('vanished', { words: 'two' }));
    expect(await execute(next)).toMatchObject({ reason: expect.stringContaining('Plan again') });
    const { changes } = await cloud.targetOf(next.spec).plan(next);
    expect(changes[0]?.sentence).toMatch(/^The stack vanished-dev is gone from the account/);
    expect(await execute(next)).toMatchObject({ status: 'succeeded' });
    expect(await says(next)).toBe('two');
  }, 120_000);
});
