import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

test('a permission that is taken from a handler is proposed again, with file and line; nothing is granted by asking', async () => {
  const ada = await studio.signUp('Ada');
  const { project } = await ada.createProject('todo');
  const { id: projectId } = project;
  const { spec, revision } = await ada.client.revisions.open({ projectId });
  expect(await ada.client.code.proposals({ projectId })).toEqual({ revision, missing: [], unused: [], unclear: [] });

  const sweep = Object.values(spec.uses).find((use) => spec.eventSources[use.from]?.kind === 'schedule');
  await ada.client.revisions.submit({
    projectId,
    change: { clientEditId: 'without', baseRevision: revision, edits: [{ type: 'remove', id: sweep?.id ?? '' }] },
  });
  const { missing, unused } = await ada.client.code.proposals({ projectId });
  expect(missing).toMatchObject([
    {
      from: sweep?.from,
      resource: sweep?.resource,
      access: ['read', 'write'],
      evidence: [{ location: { file: 'chalicelib/sweep.ts' } }, { location: { file: 'chalicelib/sweep.ts' } }],
    },
  ]);
  expect(unused).toEqual([]);
  expect((await ada.client.revisions.open({ projectId })).spec.uses).not.toHaveProperty(sweep?.id ?? '');
});

test('a variable that a stage sets tells which resource code means', async () => {
  const ada = await studio.signUp('Ada');
  const { project } = await ada.createProject('todo');
  const { id: projectId } = project;
  const { spec, revision } = await ada.client.revisions.open({ projectId });
  const text = spec.source['chalicelib/table.ts'] ?? '';
  const at = text.indexOf('TODOS_TABLE');
  await ada.client.revisions.submit({
    projectId,
    change: {
      clientEditId: 'renamed',
      baseRevision: revision,
      edits: [
        { type: 'text', file: 'chalicelib/table.ts', splices: [{ at, remove: 'TODOS_TABLE'.length, insert: 'TABLE' }] },
      ],
    },
  });
  expect((await ada.client.code.proposals({ projectId })).unclear).not.toEqual([]);
  const [stage] = await ada.client.stages.list({ projectId });
  await ada.client.stages.update({
    stageId: stage?.id ?? '',
    baseRevision: stage?.revision ?? 0,
    edits: [{ path: ['settings', 'environmentVariables', 'TABLE'], value: `${spec.name}-${stage?.name}-todos` }],
  });
  expect(await ada.client.code.proposals({ projectId })).toMatchObject({ missing: [], unused: [], unclear: [] });
});
