import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

test('each stage of a project has a colour of its own, which it keeps when others come and go', async () => {
  const ada = await studio.signUp('Ada');
  const { projectId } = await createApp(ada);
  const create = (name: string) => ada.client.stages.create({ projectId, name });
  const colors = async () =>
    Object.fromEntries((await ada.client.stages.list({ projectId })).map((each) => [each.name, each.colorNumber]));
  const { id: stageId } = await create('staging');
  await create('prod');
  expect(await colors()).toEqual({ dev: 0, staging: 1, prod: 2 });
  await ada.client.stages.delete({ stageId, confirmName: 'staging', deleteData: false });
  expect(await colors()).toEqual({ dev: 0, prod: 2 });
  await create('preview');
  expect(await colors()).toEqual({ dev: 0, prod: 2, preview: 1 });
});
