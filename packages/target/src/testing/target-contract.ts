import type { AppSpec, Artifact, StageConfig } from '@chalice-studio/appspec';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LogEvent } from '../observing';
import type { DeploymentInput, DeploymentProgress, StageRef, Target } from '../target';
import { sampleApp } from './sample-app';

export type TargetHarness = {
  /** A target that nobody else uses, and how to end it. */
  open(): Promise<{ target: Target; close(): Promise<void> }>;
  /** What the studio would deploy of a document. */
  artifactOf(spec: AppSpec): Promise<Artifact>;
  stageConfig: StageConfig;
};

/** What every target promises; each implementation runs this suite. */
export function describeTarget(name: string, harness: TargetHarness): void {
  describe(`${name} as a target`, () => {
    const stage: StageRef = { key: 'contract', projectName: 'sample', stageName: harness.stageConfig.name };
    let target: Target;
    let close: () => Promise<void>;
    let first: DeploymentInput;
    let second: DeploymentInput;

    beforeAll(async () => {
      ({ target, close } = await harness.open());
      const inputOf = async (deploymentId: string, greeting: string): Promise<DeploymentInput> => {
        const spec = sampleApp(greeting);
        const artifact = await harness.artifactOf(spec);
        const stageConfig = { ...harness.stageConfig, secrets: ['SECRET_WORD'] };
        return { deploymentId, stage, spec, stageConfig, artifact, secrets: { SECRET_WORD: 'xyzzy' } };
      };
      first = await inputOf('first', 'hello');
      const { spec, stageConfig, artifact } = first;
      second = {
        ...(await inputOf('second', 'goodbye')),
        previous: { spec, stageConfig, artifactSha: artifact.sha256 },
      };
      await deployed(target, first);
    });

    afterAll(() => close());

    const logOf = async (query: { text?: string; requestId?: string; functionName?: string }) =>
      (await target.readLogs(stage, { limit: 1000, ...query })).events;

    test('a plan says in app words what is added and changed, and binds to what is deployed', async () => {
      const fresh = { ...first, stage: { ...stage, key: 'contract-fresh', stageName: 'fresh' } };
      const plan = await target.plan(fresh);
      expect(plan.changes.map((change) => change.action)).toContain('add');
      expect(plan.changes.map((change) => change.sentence).join('\n')).toContain('/hello/{name}');
      expect((await target.plan(fresh)).hash).toBe(plan.hash);
      const next = await target.plan(second);
      expect(next.changes.length).toBeGreaterThan(0);
      expect(next.hash).not.toBe(plan.hash);
      expect(JSON.stringify([plan, next])).not.toContain('xyzzy');
    });

    test('what is deployed answers over HTTP, to a client and to the request panel alike', async () => {
      const { restApiUrl } = (await target.outputs(stage)) ?? {};
      const answer = await fetch(`${restApiUrl}/hello/ada`);
      expect(await answer.json()).toEqual({ greeting: 'hello', name: 'ada', secret: 'xyzzy', body: null });
      const called = await target.request(stage, {
        method: 'POST',
        path: '/hello/ada',
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{"n":1}'),
      });
      expect(called.statusCode).toBe(200);
      expect(JSON.parse(Buffer.from(called.body).toString('utf8'))).toMatchObject({ name: 'ada', body: { n: 1 } });
      expect(called.durationMs).toBeGreaterThan(0);
    });

    test('a function is invoked with an event, and its error is Lambda’s', async () => {
      const answered = await target.invoke(stage, 'double', '{"n":21}');
      expect(JSON.parse(answered.payload)).toEqual({ doubled: 42 });
      expect(answered.functionError).toBeUndefined();
      const failed = await target.invoke(stage, 'double', '{"n":-1}');
      expect(failed.functionError).toBe('Unhandled');
      expect(JSON.parse(failed.payload)).toMatchObject({
        errorType: 'RangeError',
        errorMessage: 'n must not be negative',
      });
      expect(failed.requestId).not.toBe(answered.requestId);
    });

    test('the log is read from its end back, filtered, page by page, each oldest first', async () => {
      await target.request(stage, { method: 'GET', path: '/hello/bob', headers: {} });
      await expect.poll(async () => (await logOf({ text: 'greeting bob' })).length).toBe(1);
      const [line] = await logOf({ text: 'greeting bob' });
      expect(line).toMatchObject({ functionName: 'api_handler', source: 'function', level: 'info' });
      const ofRequest = await logOf({ requestId: line?.requestId ?? '' });
      expect(ofRequest.map((event) => event.source)).toContain('platform');
      expect((await logOf({ functionName: 'double' })).every((event) => event.functionName === 'double')).toBe(true);

      const all = await logOf({});
      const pages: LogEvent[] = [];
      let nextToken: string | undefined;
      do {
        const page = await target.readLogs(stage, { limit: 3, ...(nextToken === undefined ? {} : { nextToken }) });
        pages.unshift(...page.events);
        nextToken = page.nextToken;
      } while (nextToken !== undefined && pages.length < all.length);
      expect(pages.slice(-all.length)).toEqual(all);
      expect(all.map((event) => event.at)).toEqual([...all.map((event) => event.at)].sort((a, b) => a - b));
    });

    test('a line that is written is told to who listens, until they stop', async () => {
      const heard: LogEvent[] = [];
      const listening = new AbortController();
      const tail = target.tailLogs(stage, (events) => heard.push(...events), listening.signal);
      await expect
        .poll(async () => {
          await target.request(stage, { method: 'GET', path: '/hello/eve', headers: {} });
          return heard.some((event) => event.message === 'greeting eve');
        })
        .toBe(true);
      listening.abort();
      await tail;
    });

    test('WebSocket clients are listed, sent to and disconnected', async () => {
      const { websocketUrl = '' } = (await target.outputs(stage)) ?? {};
      const socket = new WebSocket(websocketUrl);
      onTestFinished(() => socket.terminate());
      const messages: string[] = [];
      socket.on('message', (data) => messages.push(data.toString()));
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      await new Promise<void>((resolve, reject) => {
        socket.once('open', resolve);
        socket.once('error', reject);
      });
      socket.send('there');
      await expect.poll(() => messages).toEqual(['hello: there']);
      const [connection] = await target.listConnections(stage);
      const id = connection?.connectionId ?? '';
      await target.sendToConnection(stage, id, Buffer.from('from the studio'));
      await expect.poll(() => messages.at(-1)).toBe('from the studio');
      await target.disconnect(stage, id);
      await closed;
      await expect(target.sendToConnection(stage, id, Buffer.from('x'))).rejects.toMatchObject({ name: 'GoneError' });
    });

    test('the same deployment twice is done once, the next one takes over', async () => {
      const again = await deployed(target, first);
      expect(again.outputs).toEqual(await target.outputs(stage));
      await deployed(target, second);
      const answer = await target.request(stage, { method: 'GET', path: '/hello/ada', headers: {} });
      expect(JSON.parse(Buffer.from(answer.body).toString('utf8'))).toMatchObject({ greeting: 'goodbye' });
    });

    test('what is destroyed answers no more, and its log can still be read', async () => {
      await target.destroy(stage, { deleteData: false });
      expect(await target.outputs(stage)).toBeUndefined();
      await expect(target.invoke(stage, 'double', '{"n":1}')).rejects.toThrow();
      expect((await logOf({ text: 'greeting bob' })).length).toBe(1);
      await target.destroy(stage, { deleteData: true });
      expect(await logOf({})).toEqual([]);
    });
  });
}

async function deployed(target: Target, input: DeploymentInput) {
  const progress: DeploymentProgress[] = [];
  const result = await target.execute(input, (event) => progress.push(event), new AbortController().signal);
  if (result.status !== 'succeeded') throw new Error(`${result.reason}\n${JSON.stringify(progress)}`);
  expect(JSON.stringify([result, progress])).not.toContain('xyzzy');
  return result;
}
