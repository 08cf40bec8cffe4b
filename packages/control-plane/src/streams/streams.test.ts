import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Envelope } from '../contract';
import { createRecordId } from '../record-id';
import { testDatabases } from '../testing/databases';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

type Received = { id: string; envelope: Envelope };

/** A browser's event stream: what it received, and how to wait for more. */
async function listen(person: TestPerson, streamId: string, lastEventId?: string) {
  const controller = new AbortController();
  const answer = await person.fetch(`/api/stream?stream=${streamId}`, {
    signal: controller.signal,
    ...(lastEventId === undefined ? {} : { headers: { 'last-event-id': lastEventId } }),
  });
  const received: Received[] = [];
  let isEnded = false;
  void (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const id = /^id: (.*)$/m.exec(part)?.[1];
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (id !== undefined && data !== undefined) received.push({ id, envelope: JSON.parse(data) });
      }
    }
    isEnded = true;
  })();
  const until = async (matches: (envelope: Envelope) => boolean): Promise<Received> => {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      const found = received.find(({ envelope }) => matches(envelope));
      if (found !== undefined) return found;
      await pause(25);
    }
    throw new Error(`Not received: ${JSON.stringify(received.map(({ envelope }) => envelope.message.type))}`);
  };
  return { answer, received, until, close: () => controller.abort(), isEnded: () => isEnded };
}

const isChange = (revision: number) => (envelope: Envelope) =>
  envelope.message.type === 'change' && envelope.message.change.revision === revision;

describe('a stream', () => {
  let studio: TestStudio;
  let ada: TestPerson;

  beforeAll(async () => {
    studio = await openTestStudio();
    ada = await studio.signUp();
  });
  afterAll(() => studio.close());

  test('carries the changes, places and people of a project to every page that listens', async () => {
    const { projectId, write } = await createApp(ada);
    const bob = await studio.signUp('Bob');
    const { person } = await bob.client.teams.me();
    await studio.studio.database.prisma.member.create({
      data: { id: createRecordId(), organizationId: await ada.teamId(), userId: person.id, role: 'viewer' },
    });
    const topics = [`project:${projectId}`];
    const [adas, bobs] = [createRecordId(), createRecordId()];
    const pages = [await listen(ada, adas), await listen(bob, bobs)];
    await ada.client.streams.subscribe({ streamId: adas, topics });
    await bob.client.streams.subscribe({ streamId: bobs, topics });
    await write([setFile('chalicelib/more.ts', 'export {};')]);
    await ada.client.revisions.move({ projectId, clientId: 'page', positions: { a: { x: 1, y: 2 } } });
    await bob.client.revisions.announce({ projectId, clientId: 'page-of-bob', selection: ['rt_a'] });
    for (const page of pages) {
      const { envelope } = await page.until(isChange(3));
      expect(envelope).toMatchObject({ topic: topics[0], message: { change: { author: { name: 'Ada' } } } });
      await page.until(({ message }) => message.type === 'positions' && message.positions.a?.y === 2);
      await page.until(({ message }) => message.type === 'presence' && message.people[0]?.person.name === 'Bob');
    }
    await bob.client.revisions.announce({ projectId, clientId: 'page-of-bob', selection: [], isLeaving: true });
    await pages[0]?.until(({ message }) => message.type === 'presence' && message.people.length === 0);
    for (const page of pages) page.close();
  });

  test('goes on after the last event that arrived, and says where it cannot', async () => {
    const { projectId, write } = await createApp(ada);
    const streamId = createRecordId();
    const first = await listen(ada, streamId);
    await ada.client.streams.subscribe({ streamId, topics: [`project:${projectId}`] });
    await write([setFile('chalicelib/a.ts', '1')]);
    const { id } = await first.until(isChange(3));
    first.close();
    await write([setFile('chalicelib/a.ts', '2')]);
    const second = await listen(ada, streamId, id);
    await second.until(isChange(4));
    expect(second.received.filter(({ envelope }) => isChange(3)(envelope))).toEqual([]);
    second.close();
    const strange = await listen(ada, streamId, 'another-process-1');
    await strange.until(({ topic, message }) => topic === `project:${projectId}` && message.type === 'gap');
    strange.close();
  });

  test('is its owner’s alone, and carries nothing of what they may not hear', async () => {
    const { projectId, stageId } = await createApp(ada);
    const eve = await studio.signUp('Eve');
    const streamId = createRecordId();
    const page = await listen(ada, streamId);
    for (const topic of [`project:${projectId}`, `logs:${stageId}`, `connections:${stageId}`, 'websocket-client:x-y']) {
      const asked = eve.client.streams.subscribe({ streamId: createRecordId(), topics: ['studio', topic] });
      await expect(asked, topic).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await listen(eve, streamId)).answer.status).toBe(404);
    expect((await listen(ada, 'short')).answer.status).toBe(422);
    page.close();
  });

  test('loses a topic with the right to it', async () => {
    const { projectId, write } = await createApp(ada);
    const streamId = createRecordId();
    const page = await listen(ada, streamId);
    await ada.client.streams.subscribe({ streamId, topics: [`project:${projectId}`] });
    await write([setFile('chalicelib/a.ts', '1')]);
    await page.until(isChange(3));
    const { name } = await ada.client.projects.get({ projectId });
    await ada.client.projects.delete({ projectId, confirmName: name });
    expect(studio.studio.hub.hears(`project:${projectId}`)).toBe(false);
    page.close();
  });

  test('ends when its person signs out', async () => {
    const bob = await studio.signUp('Bob');
    const page = await listen(bob, createRecordId());
    await bob.post('/api/auth/sign-out', {});
    await expect.poll(page.isEnded).toBe(true);
  });

  test('a burst travels together: the first event at once, the rest within a flush', async () => {
    const streamId = createRecordId();
    const page = await listen(ada, streamId);
    await ada.client.streams.subscribe({ streamId, topics: ['studio'] });
    const { bus } = studio.studio;
    const status = studio.studio.runner.status();
    for (let index = 0; index < 500; index += 1) bus.publish('studio', { type: 'runner', status });
    await page.until(() => page.received.length >= 500);
    expect(new Set(page.received.map(({ id }) => id)).size).toBe(500);
    page.close();
  });
});

describe('streams of two processes on one Postgres', () => {
  const [, postgres] = testDatabases();

  test.skipIf(postgres === undefined)('each tells the pages of the other', async () => {
    const url = await postgres?.createUrl();
    const [one, two] = [await openTestStudio({ url }), await openTestStudio({ url })];
    const ada = await one.signUp();
    const { projectId, write } = await createApp(ada);
    const streamId = createRecordId();
    const elsewhere = ada.at(two.handle);
    const page = await listen(elsewhere, streamId);
    await ada.client.streams.subscribe({ streamId, topics: [`project:${projectId}`] });
    await expect.poll(() => two.studio.hub.hears(`project:${projectId}`)).toBe(true);
    await write([setFile('chalicelib/a.ts', '1')]);
    await page.until(isChange(3));
    // A document that this process has in memory is read on from where another one has brought it.
    expect((await elsewhere.client.revisions.open({ projectId })).spec.source['chalicelib/a.ts']).toBe('1');
    page.close();
    await one.close();
    await two.close();
    await postgres?.stop();
  });
});
