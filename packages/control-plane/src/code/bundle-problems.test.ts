import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

test('two projects with the same code and other ids each get their problems at their own constructs', async () => {
  const source = { 'chalicelib/handlers.ts': "export function listOrders() {\n  return import('not-listed');\n}\n" };
  for (const id of ['rt_aaaaaaaaaa', 'rt_bbbbbbbbbb']) {
    const result = await studio.studio.builder.bundle(anApp([aRoute({ id })], { source }));
    if (result.ok) throw new Error('A package that is not listed was bundled.');
    expect(result.problems.map(({ entityId }) => entityId)).toEqual([id]);
  }
});
