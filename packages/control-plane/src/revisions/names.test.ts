import type { Edit } from '@chalice-studio/appspec';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { testDatabases } from '../testing/databases';
import { createApp, setFile, type TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

const file = 'chalicelib/a.ts';
const typed = (at: number, insert: string): Edit => ({ type: 'text', file, splices: [{ at, remove: 0, insert }] });

describe.each(testDatabases())('names of revisions on $name', ({ createUrl, stop }) => {
  let studio: TestStudio;
  let ada: TestPerson;

  beforeAll(async () => {
    studio = await openTestStudio({ url: await createUrl() });
    ada = await studio.signUp('Ada');
  });
  afterAll(async () => {
    await studio.close();
    await stop();
  });

  const list = async (projectId: string, filter?: 'named') =>
    (await ada.client.revisions.list({ projectId, filter })).items.map(({ revision, named }) => [
      revision,
      named?.name ?? null,
    ]);

  test('a revision is named, named anew and loses its name; the list and the filter say so', async () => {
    const { projectId, write } = await createApp(ada);
    await write([setFile(file, '')]);
    const named = await ada.client.revisions.setName({ projectId, revision: 2, name: '  Vor dem Start 発売前 ' });
    expect(named).toMatchObject({ revision: 2, named: { name: 'Vor dem Start 発売前', by: { name: 'Ada' } } });
    expect(await list(projectId)).toEqual([
      [3, null],
      [2, 'Vor dem Start 発売前'],
      [1, null],
    ]);
    expect(await list(projectId, 'named')).toEqual([[2, 'Vor dem Start 発売前']]);
    await ada.client.revisions.setName({ projectId, revision: 2, name: 'Launch' });
    expect((await ada.client.revisions.get({ projectId, revision: 2 })).revision.named?.name).toBe('Launch');
    await ada.client.revisions.removeName({ projectId, revision: 2 });
    expect(await list(projectId, 'named')).toEqual([]);
    await expect(ada.client.revisions.removeName({ projectId, revision: 2 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'Revision 2 has no name.',
    });
  });

  test('one name is of one revision, and what is no name is refused', async () => {
    const { projectId } = await createApp(ada);
    const name = (revision: number, text: string) => ada.client.revisions.setName({ projectId, revision, name: text });
    await name(1, 'Launch');
    await expect(name(2, 'Launch')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Revision 1 is called “Launch”'),
    });
    await expect(name(1, 'Launch')).resolves.toMatchObject({ named: { name: 'Launch' } });
    await expect(name(99, 'Later')).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no revision 99.' });
    for (const bad of [' ', 'x'.repeat(81), 'two\nlines']) {
      await expect(name(2, bad)).rejects.toThrow();
    }
  });

  test('what has a name is not typed on: the run of typing goes on behind it', async () => {
    const { projectId, write } = await createApp(ada);
    await write([setFile(file, '')]);
    await write([typed(0, 'a')]);
    await write([typed(1, 'b')]);
    await write([typed(2, 'c')]);
    expect((await ada.client.revisions.list({ projectId })).items[0]).toMatchObject({ revision: 6, firstRevision: 4 });
    await ada.client.revisions.setName({ projectId, revision: 5, name: 'Amid' });
    await ada.client.revisions.setName({ projectId, revision: 6, name: 'End' });
    await write([typed(3, 'd')]);
    expect(await list(projectId)).toEqual([
      [7, null],
      [6, 'End'],
      [5, 'Amid'],
      [3, null],
      [2, null],
      [1, null],
    ]);
    const { spec, revision } = await ada.client.revisions.get({ projectId, revision: 5 });
    expect(spec.source[file]).toBe('ab');
    expect(revision.summary).toBe(`Edited ${file}`);
  });

  test('named revisions are read page by page', async () => {
    const { projectId, write } = await createApp(ada);
    for (let n = 0; n < 4; n += 1) await write([setFile(`chalicelib/${n}.ts`, '')]);
    for (const revision of [1, 3, 5]) await ada.client.revisions.setName({ projectId, revision, name: `v${revision}` });
    const first = await ada.client.revisions.list({ projectId, filter: 'named', limit: 2 });
    expect(first).toMatchObject({ items: [{ revision: 5 }, { revision: 3 }], nextCursor: '3' });
    const second = await ada.client.revisions.list({ projectId, filter: 'named', limit: 2, cursor: '3' });
    expect(second.items.map(({ revision }) => revision)).toEqual([1]);
    expect(second.nextCursor).toBeUndefined();
  });

  test('names are in the audit log, in a team’s export with what they name, and gone with the project', async () => {
    const { id: teamId } = await ada.client.teams.create({ name: 'Makers' });
    const name = `p${createRecordId(8)}`;
    const { projectId } = await createApp(ada, { teamId, name });
    await ada.client.revisions.setName({ projectId, revision: 1, name: 'Empty' });
    await ada.client.revisions.setName({ projectId, revision: 1, name: 'Blank' });
    const { prisma } = studio.studio.database;
    const entries = await prisma.auditEntry.findMany({
      where: { projectId, action: 'revision.name' },
      orderBy: { sequence: 'asc' },
    });
    expect(entries.map(({ subject, subjectId, before }) => ({ subject, subjectId, before }))).toEqual([
      { subject: 'Empty', subjectId: '1', before: { name: null } },
      { subject: 'Blank', subjectId: '1', before: { name: 'Empty' } },
    ]);
    const answer = await ada.fetch(`/api/teams/${teamId}/export.zip`);
    const exported = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const versions = JSON.parse(new TextDecoder().decode(exported[`${name}.versions.json`]));
    expect(versions).toMatchObject([{ revision: 1, named: { name: 'Blank' }, spec: { name, routes: {} } }]);
    await prisma.project.delete({ where: { id: projectId } });
    expect(await prisma.namedRevision.count({ where: { projectId } })).toBe(0);
  });
});
