import { type Edit, textDifference } from '@chalice-studio/appspec';
import { aRoute } from '@chalice-studio/appspec/testing';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { startBuiltRunner } from '../testing/built-runner';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let built: ReturnType<typeof startBuiltRunner>;
let studio: TestStudio;
let ada: TestPerson;

beforeAll(async () => {
  built = startBuiltRunner();
  studio = await openTestStudio({ runner: built.runner });
  ada = await studio.signUp();
  await built.runner.whenReady(AbortSignal.timeout(60_000));
});
afterAll(async () => {
  await studio.close();
  await built.close();
});

const code = `import { Chalice } from '@chalice-studio/runtime';
import { list } from './chalicelib/orders';
export const app = new Chalice('bakery');
app.get('/orders', list);
`;

describe('a project whose people write app.ts themselves', () => {
  let projectId: string;
  const present = () => ada.client.revisions.open({ projectId });
  const submit = async (edits: Edit[]) => {
    const change = { clientEditId: createRecordId(), baseRevision: (await present()).revision, edits };
    return ada.client.revisions.submit({ projectId, change });
  };
  const type = async (text: string) => {
    const before = (await present()).spec.source['app.ts'] ?? '';
    expect(await submit([textDifference('app.ts', before, text)])).toMatchObject({ status: 'accepted' });
  };
  const read = () => ada.client.code.readRegistrations({ projectId });
  const routes = async () => Object.values((await present()).spec.routes);

  beforeEach(async () => {
    const files = { 'app.ts': code, 'chalicelib/orders.ts': 'export const list = () => [];\n' };
    const zip = zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])));
    const file = new File([new Uint8Array(zip)], 'bakery.zip');
    const name = `bakery-${createRecordId(8)}`;
    ({ id: projectId } = await ada.client.imports.create({ teamId: await ada.teamId(), file, name }));
  });

  test('shows what its code registers once that was changed, and keeps what was there', async () => {
    const [before] = await routes();
    await type(
      code.replace("app.get('/orders', list);", "app.get('/all-orders', list);\napp.post('/orders', () => 1);"),
    );
    expect((await routes()).map(({ path }) => path)).toEqual(['/orders']);
    const { revision, problems } = await read();
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await routes()).toMatchObject([
      { id: before?.id, path: '/all-orders' },
      { path: '/orders', methods: ['POST'] },
    ]);
    expect((await present()).revision).toBe(revision);
    const [newest] = (await ada.client.revisions.list({ projectId })).items;
    expect(newest?.summary).toBe('Read what the code registers');
    const [told] = (await ada.client.audit.listOfProject({ projectId })).items;
    expect(told).toMatchObject({ action: 'design.change', subject: newest?.summary, after: { revision } });
    // Nothing was changed since: there is nothing to write down.
    expect(await read()).toMatchObject({ revision });
  });

  test('says by line why its code cannot be read, and goes on showing what it registered', async () => {
    await type(`${code}\nthrow new Error('not today');\n`);
    const { problems } = await read();
    expect(problems).toMatchObject([{ code: 'not-loaded', location: { file: 'app.ts', line: 6 } }]);
    expect(problems[0]?.message).toContain('not today');
    await type(`${code}app.get('/x', list;\n`);
    expect((await read()).problems).toMatchObject([{ location: { file: 'app.ts', line: 5 } }]);
    expect((await routes()).map(({ path }) => path)).toEqual(['/orders']);
  });

  test('refuses edits that say other than its code, with words that lead there', async () => {
    const [route] = await routes();
    const set: Edit = { type: 'set', id: route?.id ?? '', path: ['path'], value: '/elsewhere' };
    const create: Edit = { type: 'create', collection: 'routes', entity: aRoute() };
    for (const edit of [set, create]) {
      const result = await submit([edit]);
      expect(result).toMatchObject({ status: 'refused', problems: [{ code: 'code-first' }] });
      expect(result.status === 'refused' && result.problems[0]?.message).toContain('Change it there');
    }
    expect(await submit([{ type: 'set', id: 'app', path: ['description'], value: 'Bread' }])).toMatchObject({
      status: 'accepted',
    });
  });

  test('is not deployed while its code cannot be read', async () => {
    await type('export const app = nothing;\n');
    const [stage] = await ada.client.stages.list({ projectId });
    const deploy = ada.client.deployments.create({ stageId: stage?.id ?? '', clientRequestId: createRecordId() });
    await expect(deploy).rejects.toThrow(/^app\.ts, line 1: /);
  });

  test('comes back with its registrations when an earlier revision is restored', async () => {
    const { revision } = await present();
    await type(`${code}app.get('/more', list);\n`);
    await read();
    expect(await routes()).toHaveLength(2);
    await ada.client.revisions.restore({ projectId, revision });
    expect(await routes()).toHaveLength(1);
  });
});

test('a designed project says itself what it registers', async () => {
  const { project } = await ada.createProject();
  expect(await ada.client.code.readRegistrations({ projectId: project.id })).toEqual({
    revision: project.revision,
    problems: [],
  });
});
