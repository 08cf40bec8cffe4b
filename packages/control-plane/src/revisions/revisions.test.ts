import { applyEdits, type Edit } from '@chalice-studio/appspec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../testing/databases';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const setText = (value: string): Edit => ({ type: 'set', id: 'app', path: ['source', 'chalicelib/a.ts'], value });
const splice = (at: number, insert: string): Edit => ({
  type: 'text',
  file: 'chalicelib/a.ts',
  splices: [{ at, remove: 0, insert }],
});
const describeApp = (value: string): Edit => ({ type: 'set', id: 'app', path: ['description'], value });

describe.each(testDatabases())('on $name', ({ createUrl, stop }) => {
  let studio: TestStudio;
  let ada: TestPerson;
  let changes = 0;

  beforeAll(async () => {
    studio = await openTestStudio({ url: await createUrl() });
    ada = await studio.signUp('Ada');
  });
  afterAll(async () => {
    await studio.close();
    await stop();
  });

  async function begin(example?: string) {
    const { project } = await ada.createProject(example);
    const projectId = project.id;
    const submit = (baseRevision: number, edits: Edit[], clientEditId = `edit-${++changes}`) =>
      ada.client.revisions.submit({ projectId, change: { clientEditId, baseRevision, edits } });
    const open = () => ada.client.revisions.open({ projectId });
    return { projectId, submit, open };
  }

  test('a change is the next revision, with who made it and what it did', async () => {
    const { submit, open } = await begin('todo');
    expect((await open()).revision).toBe(1);
    const result = await submit(1, [describeApp('Mine')]);
    expect(result).toMatchObject({
      status: 'accepted',
      missed: [],
      change: { revision: 2, summary: 'Changed description of the app', author: { name: 'Ada' } },
    });
    expect(await open()).toMatchObject({ revision: 2, spec: { description: 'Mine' } });
  });

  test('a change on an older document is rebased over what came since, which the answer tells', async () => {
    const { submit, open } = await begin();
    await submit(1, [setText('bc')]);
    await submit(2, [splice(0, 'a')]);
    const late = await submit(2, [splice(2, 'd')]);
    expect(late).toMatchObject({ status: 'accepted', missed: [{ revision: 3 }], change: { edits: [splice(3, 'd')] } });
    expect((await open()).spec.source['chalicelib/a.ts']).toBe('abcd');
  });

  test('an edit against a revision long past is put on top of all that came since, and nothing is lost', async () => {
    const { submit, open } = await begin();
    await submit(1, [setText('end')]);
    for (let n = 0; n < 120; n += 1) await submit(n + 2, [splice(0, `${n % 10}`)]);
    const late = await submit(2, [splice(3, '!'), describeApp('late')]);
    expect(late).toMatchObject({ status: 'accepted', change: { revision: 123 } });
    expect(late.missed).toHaveLength(120);
    const { spec } = await open();
    expect(spec.source['chalicelib/a.ts']).toMatch(/^9876543210.*0end!$/);
    expect(spec.description).toBe('late');
  });

  test('where too much came since to be told, an edit is refused with what to do, and changes nothing', async () => {
    const { projectId, submit, open } = await begin();
    const { prisma } = studio.studio.database;
    const edits = [describeApp('one of very many')];
    const told = {
      authorId: 'x',
      authorName: 'Busy',
      at: new Date(),
      summary: 'Changed description of the app',
      edits,
    };
    await prisma.documentChange.createMany({
      data: Array.from({ length: 2001 }, (_, n) => ({
        projectId,
        revision: n + 2,
        clientEditId: `many-${n}`,
        ...told,
      })),
    });
    await prisma.project.update({ where: { id: projectId }, data: { revision: 2002 } });
    await expect(submit(1, [describeApp('late')])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'More than 2000 changes were made since revision 1. Open the document again.',
    });
    expect(await open()).toMatchObject({ revision: 2002, spec: { description: 'one of very many' } });
    expect(await submit(2002, [describeApp('late')])).toMatchObject({ status: 'accepted', missed: [] });
  });

  test('the same clientEditId again answers what it answered first, and changes nothing', async () => {
    const { submit, open } = await begin();
    const first = await submit(1, [describeApp('once')], 'the-same');
    await submit(2, [describeApp('twice')]);
    expect(await submit(1, [describeApp('once')], 'the-same')).toEqual(first);
    expect(await open()).toMatchObject({ revision: 3, spec: { description: 'twice' } });
  });

  test('an invalid change is refused with every problem, and changes nothing', async () => {
    const { submit, open } = await begin();
    const result = await submit(1, [
      describeApp('fine'),
      { type: 'set', id: 'app', path: ['debug'], value: 'no' },
      { type: 'remove', id: 'rt_aaaaaaaaaa' },
    ]);
    expect(result.status === 'refused' && result.problems.map((each) => each.code)).toEqual(
      expect.arrayContaining(['invalid-value', 'missing-entity']),
    );
    expect(await open()).toMatchObject({ revision: 1, spec: { description: '' } });
  });

  test('what others removed takes a change with it: refused, and no revision for it', async () => {
    const { submit, open } = await begin();
    await submit(1, [setText('x')]);
    await submit(2, [{ type: 'set', id: 'app', path: ['source', 'chalicelib/a.ts'] }]);
    const late = await submit(2, [splice(1, 'y')]);
    expect(late).toMatchObject({ status: 'refused', problems: [{ code: 'overtaken' }], missed: [{ revision: 3 }] });
    expect((await open()).revision).toBe(3);
  });

  test('a base that is not there yet is a conflict', async () => {
    const { submit } = await begin();
    await expect(submit(7, [describeApp('x')])).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('twenty at once get twenty revisions, and those that were missed lead to the same document', async () => {
    const { projectId, submit, open } = await begin();
    await submit(1, [setText('')]);
    const before = await open();
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => submit(2, [splice(0, `${index},`)])));
    expect(results.every((result) => result.status === 'accepted')).toBe(true);
    const since = await ada.client.revisions.since({ projectId, revision: 2 });
    expect(since.map((change) => change.revision)).toEqual(Array.from({ length: 20 }, (_, index) => index + 3));
    let { spec } = before;
    for (const change of since) {
      const applied = applyEdits(spec, change.edits);
      if (applied.ok) spec = applied.spec;
    }
    expect(spec).toEqual((await open()).spec);
    expect(
      spec.source['chalicelib/a.ts']
        ?.split(',')
        .filter(Boolean)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('typing is one line of the history, anything else a line of its own; each revision can be read', async () => {
    const { projectId, submit } = await begin();
    await submit(1, [setText('')]);
    for (const [index, letter] of [...'hello'].entries()) await submit(index + 2, [splice(index, letter)]);
    await submit(7, [describeApp('done')]);
    const { items } = await ada.client.revisions.list({ projectId });
    expect(items.map(({ revision, summary }) => [revision, summary])).toEqual([
      [8, 'Changed description of the app'],
      [7, 'Edited chalicelib/a.ts'],
      [2, 'Added chalicelib/a.ts'],
      [1, 'Created the project'],
    ]);
    const page = await ada.client.revisions.list({ projectId, limit: 3 });
    expect(page.nextCursor).toBe('2');
    expect((await ada.client.revisions.list({ projectId, cursor: '2' })).items).toHaveLength(1);
    const { spec, revision } = await ada.client.revisions.get({ projectId, revision: 5 });
    expect(spec.source['chalicelib/a.ts']).toBe('hel');
    expect(revision.summary).toBe('Edited chalicelib/a.ts');
    await expect(ada.client.revisions.get({ projectId, revision: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a hundred revisions later the document is read from a snapshot, by a process that has none in memory', async () => {
    const { projectId, submit, open } = await begin();
    for (let revision = 1; revision <= 103; revision += 1) await submit(revision, [describeApp(`number ${revision}`)]);
    studio.studio.documents.forget(projectId);
    expect(await open()).toMatchObject({ revision: 104, spec: { description: 'number 103' } });
    const snapshots = await studio.studio.database.prisma.snapshot.findMany({ where: { projectId } });
    expect(snapshots.map((each) => each.revision).sort((a, b) => a - b)).toEqual([1, 100]);
    expect((await ada.client.revisions.get({ projectId, revision: 50 })).spec.description).toBe('number 49');
  });

  test('restoring is a new change, which makes the document what it was', async () => {
    const { projectId, submit, open } = await begin('chat');
    const first = await open();
    await submit(1, [describeApp('else'), setText('export const a = 1;')]);
    const restored = await ada.client.revisions.restore({ projectId, revision: 1 });
    expect(restored).toMatchObject({ revision: 3, summary: 'Restored revision 1' });
    expect((await open()).spec).toEqual(first.spec);
    await expect(ada.client.revisions.restore({ projectId, revision: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('places on the canvas belong to the last one who moved each construct', async () => {
    const { projectId, open } = await begin();
    const move = (positions: Record<string, { x: number; y: number }>) =>
      ada.client.revisions.move({ projectId, clientId: 'page-1', positions });
    await move({ a: { x: 1, y: 1 }, b: { x: 2, y: 2 } });
    await move({ b: { x: 3, y: 3 } });
    expect((await open()).positions).toEqual({ a: { x: 1, y: 1 }, b: { x: 3, y: 3 } });
  });
});
