import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../testing/databases';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { type Behaviour, RecordingTarget } from '../testing/recording-target';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

describe.each(testDatabases())('on $name', ({ createUrl, stop }) => {
  const behaviour: Behaviour = {};
  const target = new RecordingTarget(behaviour);
  let studio: TestStudio;
  let ada: TestPerson;

  beforeAll(async () => {
    studio = await openTestStudio({ url: await createUrl(), runner: target, leaseMs: 2000 });
    ada = await studio.signUp();
  });
  afterAll(async () => {
    await studio.close();
    await stop();
  });

  const stageOf = async (projectId: string) => (await ada.client.stages.list({ projectId }))[0];

  test('a deployment goes through every status, keeps its artifact, and is what runs', async () => {
    const { projectId, stageId, deploy, ended } = await createApp(ada);
    const queued = await deploy();
    expect(queued).toMatchObject({ number: 1, appRevision: 2, stageRevision: 1, createdBy: { name: 'Ada' } });
    const { deployment, events } = await ended(queued.id);
    expect(deployment.failure).toBeNull();
    expect(deployment.history.map((each) => each.status)).toEqual([
      ...['queued', 'building', 'uploading', 'planned', 'executing', 'succeeded'],
    ]);
    expect(deployment.artifactSha).toMatch(/^[0-9a-f]{64}$/);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)?.message).toBe('The new version serves');
    const input = target.executed.at(-1);
    expect(input).toMatchObject({ deploymentId: queued.id, artifact: { functions: [{ name: 'api_handler' }] } });
    expect(await stageOf(projectId)).toMatchObject({
      lastStatus: 'succeeded',
      deployed: { deploymentId: queued.id, number: 1, appRevision: 2 },
      outputs: { restApiUrl: expect.stringContaining(input?.stage.key ?? '-') },
    });
    const stage = await studio.studio.database.prisma.stage.findUnique({ where: { id: stageId } });
    expect(stage?.lockedById).toBeNull();
  });

  test('the same request again is the same deployment; the next one tells the target what ran before', async () => {
    const { deploy, ended, write } = await createApp(ada);
    const first = await deploy('once');
    expect((await deploy('once')).id).toBe(first.id);
    await ended(first.id);
    await write([setFile('chalicelib/handlers.ts', 'export function listOrders() {\n  return { orders: [1] };\n}\n')]);
    const second = await deploy();
    expect(second.number).toBe(2);
    const { deployment } = await ended(second.id);
    const before = await ada.client.deployments.get({ deploymentId: first.id });
    expect(target.executed.at(-1)?.previous?.artifactSha).toBe(before.deployment.artifactSha);
    expect(deployment.artifactSha).not.toBe(before.deployment.artifactSha);
  });

  test('a design, a type or an import that is wrong fails it, with every problem at its entity', async () => {
    const { deploy, ended, write, route } = await createApp(ada);
    await write([setFile('chalicelib/handlers.ts', "import 'nowhere';\nexport const listOrders: number = 'text';\n")]);
    const { deployment } = await ended((await deploy()).id);
    expect(deployment.status).toBe('failed');
    expect(deployment.failure?.message).toMatch(/^The code has \d problems\.$/);
    const problems = deployment.failure?.problems ?? [];
    expect(problems.map(({ location }) => location?.file)).toContain('chalicelib/handlers.ts');
    expect(problems.map(({ entityId }) => entityId)).toContain(route.id);
    await write([setFile('chalicelib/handlers.ts', '')]);
    const broken = await ended((await deploy()).id);
    expect(broken.deployment.failure?.problems).toMatchObject([{ entityId: route.id, code: 'missing-handler-export' }]);
  });

  test('of two at once one runs and one waits, and says for whom', async () => {
    const gate = openGate();
    behaviour.execute = async () => gate.wait().then(() => ({ status: 'succeeded', outputs: {} }));
    const { deploy, ended } = await createApp(ada);
    const first = await deploy();
    await gate.reached;
    const second = await deploy();
    const third = await deploy();
    await pause(200);
    const waiting = await ada.client.deployments.get({ deploymentId: third.id });
    expect(waiting.deployment).toMatchObject({
      status: 'queued',
      waitsFor: { deploymentId: first.id, number: 1, by: { name: 'Ada' } },
    });
    gate.open();
    const over = await Promise.all([first, second, third].map(({ id }) => ended(id)));
    expect(over.map(({ deployment }) => deployment.status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    const [one, two, three] = over.map(({ deployment }) => deployment.history);
    expect(two?.[1]?.at).toBeGreaterThanOrEqual(one?.at(-1)?.at ?? Number.POSITIVE_INFINITY);
    expect(three?.[1]?.at).toBeGreaterThanOrEqual(two?.at(-1)?.at ?? Number.POSITIVE_INFINITY);
    delete behaviour.execute;
  });

  test('one that is cancelled stops, lets go of its stage, and leaves what ran', async () => {
    const gate = openGate();
    behaviour.execute = async (_input, signal) => {
      await Promise.race([gate.wait(), new Promise((resolve) => signal.addEventListener('abort', resolve))]);
      signal.throwIfAborted();
      return { status: 'succeeded', outputs: {} };
    };
    const { projectId, deploy, ended } = await createApp(ada);
    const first = await deploy();
    await gate.reached;
    const waiting = await deploy();
    await ada.client.deployments.cancel({ deploymentId: waiting.id });
    expect((await ended(waiting.id)).deployment.status).toBe('cancelled');
    await ada.client.deployments.cancel({ deploymentId: first.id });
    expect((await ended(first.id)).deployment.status).toBe('cancelled');
    expect(await stageOf(projectId)).toMatchObject({ deployed: null, lastStatus: 'cancelled' });
    await expect(ada.client.deployments.cancel({ deploymentId: first.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    delete behaviour.execute;
    expect((await ended((await deploy()).id)).deployment.status).toBe('succeeded');
  });

  test('what the target refuses fails with its own reason; what it throws is tried again', async () => {
    const { deploy, ended } = await createApp(ada);
    behaviour.execute = async () => ({ status: 'failed', reason: 'The port is taken.' });
    const failed = await ended((await deploy()).id);
    expect(failed.deployment.failure?.message).toBe('The port is taken.');
    let times = 0;
    behaviour.execute = async () => {
      times += 1;
      if (times === 1) throw new Error('The connection was lost.');
      return { status: 'succeeded', outputs: {} };
    };
    const again = await ended((await deploy()).id);
    expect(again.deployment).toMatchObject({ status: 'succeeded', attempt: 2 });
    expect(again.events.map((event) => event.message)).toContain('The connection was lost.');
    delete behaviour.execute;
  });

  test('a rollback deploys the earlier artifact and settings, with today’s secrets', async () => {
    const { stageId, deploy, ended, write } = await createApp(ada);
    await ada.client.secrets.set({ stageId, name: 'TOKEN', value: 'old' });
    const first = await ended((await deploy()).id);
    expect(target.executed.at(-1)?.secrets).toEqual({ TOKEN: 'old' });
    await write([setFile('chalicelib/handlers.ts', 'export const listOrders = () => 2;\n')]);
    await ended((await deploy()).id);
    await ada.client.secrets.set({ stageId, name: 'TOKEN', value: 'new' });
    const rollback = await ada.client.deployments.rollback({
      deploymentId: first.deployment.id,
      clientRequestId: 'back',
    });
    const { deployment } = await ended(rollback.id);
    expect(deployment).toMatchObject({
      status: 'succeeded',
      artifactSha: first.deployment.artifactSha,
      appRevision: first.deployment.appRevision,
      rollbackOf: { id: first.deployment.id, number: 1 },
    });
    expect(target.executed.at(-1)).toMatchObject({
      artifact: { sha256: deployment.artifactSha },
      secrets: { TOKEN: 'new' },
    });
  });

  test('a worker that fell silent can write nothing any more, and another one takes over', async () => {
    const { prisma } = studio.studio.database;
    const gate = openGate();
    behaviour.plan = () => gate.wait();
    const { deploy, ended } = await createApp(ada);
    const { id } = await deploy();
    await gate.reached;
    // As if its process had stood still past the end of its lease: somebody claims the deployment meanwhile.
    await prisma.deployment.update({ where: { id }, data: { fencingToken: { increment: 1 }, leaseUntil: null } });
    delete behaviour.plan;
    gate.open();
    const { deployment } = await ended(id);
    expect(deployment.status).toBe('succeeded');
    expect(deployment.history.filter((each) => each.status === 'planned')).toHaveLength(1);
  }, 40_000);
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
