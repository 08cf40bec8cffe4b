import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

test('a secret says which of its versions runs, until a deployment brings the newest; its value is never told', async () => {
  const ada = await studio.signUp('Ada');
  const { stageId, deploy, ended } = await createApp(ada);
  await ada.client.secrets.set({ stageId, name: 'TOKEN', value: 'first-value' });
  expect(await ada.client.secrets.list({ stageId })).toMatchObject([{ name: 'TOKEN', version: 1, runs: null }]);
  await ended((await deploy()).id);
  await ada.client.secrets.set({ stageId, name: 'TOKEN', value: 'second-value' });
  const secrets = await ada.client.secrets.list({ stageId });
  expect(secrets).toMatchObject([{ version: 2, runs: 1, setBy: { name: 'Ada' } }]);
  expect(JSON.stringify(secrets)).not.toContain('-value');
  await ended((await deploy()).id);
  expect(await ada.client.secrets.list({ stageId })).toMatchObject([{ version: 2, runs: 2 }]);
});

test('a secret is named as Lambda takes a variable; one with an older name can still be deleted', async () => {
  const ada = await studio.signUp('Ada');
  const { stageId } = await createApp(ada);
  const set = (name: string) => ada.client.secrets.set({ stageId, name, value: 'a' });
  for (const name of ['A', 'token', '_TOKEN', 'AWS_REGION'])
    await expect(set(name), name).rejects.toMatchObject({ status: 422 });
  await set('AB');
  await studio.studio.database.prisma.secret.updateMany({ where: { stageId, name: 'AB' }, data: { name: 'A' } });
  await ada.client.secrets.delete({ stageId, name: 'A' });
  expect((await ada.client.secrets.list({ stageId })).map(({ name }) => name)).not.toContain('A');
});

test('open pages hear that stages or secrets changed', async () => {
  const ada = await studio.signUp('Ada');
  const { projectId, stageId } = await createApp(ada);
  const heard: unknown[] = [];
  const stop = studio.studio.bus.listen((topic, message) => {
    if (topic === `project:${projectId}`) heard.push(message);
  });
  await ada.client.secrets.set({ stageId, name: 'TOKEN', value: 'a' });
  const [stage] = await ada.client.stages.list({ projectId });
  const edits = [{ path: ['settings', 'lambdaTimeout'], value: 20 }];
  await ada.client.stages.update({ stageId, baseRevision: stage?.revision ?? 0, edits });
  stop();
  expect(heard).toEqual([{ type: 'stages' }, { type: 'stages' }]);
});
