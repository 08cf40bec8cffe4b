import { APP_ID } from '@chalice-studio/appspec';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

test('the template of any revision can be read, and differs where the design did', async () => {
  const ada = await studio.signUp('Ada');
  const { project } = await ada.createProject('todo');
  const { id: projectId } = project;
  const { spec, revision } = await ada.client.revisions.open({ projectId });
  const schedule = Object.values(spec.eventSources).find((source) => source.kind === 'schedule');
  const edits = [{ type: 'set' as const, id: schedule?.id ?? '', path: ['expression'], value: 'rate(7 days)' }];
  await ada.client.revisions.submit({ projectId, change: { clientEditId: 'a', baseRevision: revision, edits } });

  const [before, after] = await Promise.all([
    ada.client.code.template({ projectId, revision }),
    ada.client.code.template({ projectId }),
  ]);
  expect([before.revision, after.revision]).toEqual([revision, revision + 1]);
  const lines = before.text.split('\n');
  const changed = after.text.split('\n').filter((line) => !lines.includes(line));
  expect(changed).toEqual([expect.stringContaining('rate(7 days)')]);
  expect(Object.values(after.origins)).toContain(schedule?.id);
});

test('a stage’s own settings are in its template; another project’s stage is refused', async () => {
  const ada = await studio.signUp('Ada');
  const { project } = await ada.createProject('todo');
  const { project: other } = await ada.createProject();
  const [stage] = await ada.client.stages.list({ projectId: project.id });
  await ada.client.stages.update({
    stageId: stage?.id ?? '',
    baseRevision: stage?.revision ?? 0,
    edits: [{ path: ['settings', 'lambdaMemorySize'], value: 2048 }],
  });
  const { text } = await ada.client.code.template({ projectId: project.id, stageId: stage?.id });
  expect(text).toContain('"MemorySize": 2048');
  await expect(ada.client.code.template({ projectId: other.id, stageId: stage?.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('CloudFormation of a construct is in the template of its project, and what it overrides is named', async () => {
  const ada = await studio.signUp('Ada');
  const { project } = await ada.createProject('todo');
  const { id: projectId } = project;
  const { spec, revision } = await ada.client.revisions.open({ projectId });
  const schedule = Object.values(spec.eventSources).find((source) => source.kind === 'schedule');
  const { origins } = await ada.client.code.template({ projectId });
  const [logicalId = ''] = Object.entries(origins).find(([, id]) => id === schedule?.id) ?? [];
  const value = { [logicalId]: { Properties: { Description: 'Kept as it is' } } };
  const path = ['extraCloudFormation', 'constructs', schedule?.id ?? ''];
  const edits = [{ type: 'set' as const, id: APP_ID, path, value }];
  await ada.client.revisions.submit({ projectId, change: { clientEditId: 'a', baseRevision: revision, edits } });
  expect((await ada.client.code.template({ projectId })).text).toContain('"Description": "Kept as it is"');
});
