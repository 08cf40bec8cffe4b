import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import type { LogEvent } from '@chalice-studio/target';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { proveConnection } from './account/prove-connection';
import { aCloud, deploymentOf } from './testing/a-cloud';
import { exampleNamed } from './testing/an-artifact';
import { isWithoutEmulator } from './testing/without-emulator';

let cloud: Awaited<ReturnType<typeof aCloud>>;

describe.skipIf(isWithoutEmulator)('the examples in an AWS account', () => {
  beforeAll(async () => {
    cloud = await aCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());

  test('a connection is proven by what its roles refuse', async () => {
    const proof = await proveConnection(cloud.studio, cloud.connection);
    expect([proof.isProven, proof.checks.length]).toEqual([true, 7]);
    expect(new Set(proof.checks.map(({ outcome }) => outcome))).toEqual(new Set(['passed']));
  });

  test('a connection that fails says at which role, and tries nothing after it', async () => {
    const prove = (change: Partial<typeof cloud.connection>) =>
      proveConnection(cloud.studio, { ...cloud.connection, ...change });
    const wrong = await prove({ externalId: 'another' });
    expect(wrong.isProven).toBe(false);
    expect(wrong.checks[0]).toMatchObject({ outcome: 'failed', message: expect.stringContaining('trust policy') });
    expect(wrong.checks.slice(1).map(({ outcome }) => outcome)).toEqual(Array(6).fill('untried'));
    const { checks } = await prove({ bucket: 'no-such-bucket' });
    expect(checks.at(-1)).toMatchObject({
      ...{ type: 'bucket', role: 'deploy', outcome: 'failed' },
      message: expect.stringContaining('find the bucket no-such-bucket in the account'),
    });
  });

  test('a role that lets the studio in without its external id is no connection', async () => {
    const { accountId } = cloud.identity;
    const RoleName = 'open-to-all';
    const trust = { Effect: 'Allow', Principal: { AWS: cloud.identity.arn }, Action: 'sts:AssumeRole' };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
    await cloud.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    const observe = `arn:aws:iam::${accountId}:role/${RoleName}`;
    const roleArns = { ...cloud.connection.roleArns, observe };
    const { isProven, checks } = await proveConnection(cloud.studio, { ...cloud.connection, roleArns });
    expect([isProven, checks[0]?.outcome]).toEqual([false, 'passed']);
    expect(checks[1]).toMatchObject({ type: 'no-id', outcome: 'failed', message: expect.stringContaining(observe) });
  });

  test('todo is planned, deployed, called and watched', async () => {
    const spec = await exampleNamed('todo');
    const input = await deploymentOf(spec);
    const plan = await cloud.targetOf(spec).plan(input);
    expect(plan.changes.map(({ sentence }) => sentence)).toContain('Route GET /todos is added.');
    expect(plan.resources).toContainEqual({ logicalId: 'RestAPI', type: 'AWS::ApiGateway::RestApi', action: 'add' });
    const { target, stage, progress } = await cloud.deploy(spec, input);
    expect(progress.map(({ message }) => message).join('\n')).toContain(
      'RestAPI (AWS::ApiGateway::RestApi) CREATE_COMPLETE',
    );

    const headers = { authorization: 'Bearer let-me-in', 'content-type': 'application/json' };
    const body = Buffer.from('{"text":"Water the plants"}');
    const created = await target.request(stage, { method: 'POST', path: '/todos', headers, body });
    expect([created.statusCode, textOf(created.body)]).toEqual([201, expect.stringContaining('Water')]);
    const stranger = { authorization: 'Bearer no' };
    const denied = await target.request(stage, { method: 'GET', path: '/todos', headers: stranger });
    expect(denied.statusCode).toBe(403);
    const sweep = () => target.invoke(stage, 'sweep_done', '{"time":"2026-01-01T00:00:00Z"}');
    const invoked = await sweep();
    expect(JSON.parse(invoked.payload)).toEqual({ swept: 0 });
    await expect
      .poll(async () => (await target.readLogs(stage, { limit: 100, text: 'Swept 0' })).events)
      .toMatchObject([{ functionName: 'sweep_done', source: 'function', requestId: expect.any(String) }]);
    const heard: LogEvent[] = [];
    const watching = new AbortController();
    const tail = target.liveTail?.(stage, (events) => heard.push(...events), watching.signal);
    // It takes a moment until somebody listens.
    await expect
      .poll(async () => (await sweep()) && heard.find(({ message }) => message.includes('Swept 0')), { interval: 500 })
      .toMatchObject({ functionName: 'sweep_done', source: 'function', id: expect.stringMatching(/^live-/) });
    watching.abort();
    await tail;
    const range = { from: Date.now() - 3_600_000, to: Date.now() + 60_000 };
    const counted = await target.functionMetrics?.(stage, range);
    expect(counted?.map(({ functionName }) => functionName).sort()).toEqual([
      'api_handler',
      'check_token',
      'sweep_done',
    ]);
  }, 120_000);

  test('chat lets clients hear each other, and the studio sees, speaks to and disconnects them', async () => {
    const { target, stage, websocketUrl = '' } = await cloud.deploy(await exampleNamed('chat'));
    const [ada, bob] = [await connected(websocketUrl), await connected(websocketUrl)];
    ada.socket.send('{"action":"join","name":"Ada"}');
    await expect.poll(() => bob.heard).toContainEqual({ type: 'joined', name: 'Ada' });
    ada.socket.send('{"action":"say","text":"hello"}');
    await expect.poll(() => bob.heard).toContainEqual({ type: 'said', name: 'Ada', text: 'hello' });

    const connections = await target.listConnections(stage);
    expect(connections.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    for (const { connectionId } of connections)
      await target.sendToConnection(stage, connectionId, Buffer.from('{"from":"the studio"}'));
    await expect.poll(() => ada.heard).toContainEqual({ from: 'the studio' });
    const [first] = connections;
    const id = first?.connectionId ?? '';
    await target.disconnect(stage, id);
    await expect(target.sendToConnection(stage, id, Buffer.from('x'))).rejects.toMatchObject({ name: 'GoneError' });
    await expect.poll(async () => (await target.listConnections(stage)).length).toBe(1);
  }, 120_000);

  test('thumbnails makes one as soon as an image is in its bucket', async () => {
    const { target, stage } = await cloud.deploy(await exampleNamed('thumbnails'));
    const body = await readFile(path.join(import.meta.dirname, '../../../examples/thumbnails/sample.png'));
    const headers = { 'content-type': 'image/png' };
    const stored = await target.request(stage, { method: 'POST', path: '/images', headers, body });
    expect([stored.statusCode, textOf(stored.body)]).toEqual([202, expect.stringContaining('id')]);
    const { id } = JSON.parse(textOf(stored.body));
    const call = { method: 'GET', path: `/images/${id}/thumbnail`, headers: { accept: 'image/png' } };
    await expect.poll(async () => (await target.request(stage, call)).statusCode).toBe(200);
    const thumbnail = await target.request(stage, call);
    expect(Buffer.from(thumbnail.body.subarray(1, 4)).toString()).toBe('PNG');
    expect(thumbnail.body.length).toBeLessThan(body.length);
  }, 120_000);
});

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

async function connected(url: string) {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const heard: unknown[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(data.toString())));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { socket, heard };
}
