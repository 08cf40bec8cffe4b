import { aRoute } from '@chalice-studio/appspec/testing';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordId } from '../record-id';
import { startBuiltRunner } from '../testing/built-runner';
import type { TestPerson } from '../testing/person';
import { openTestStudio, type TestStudio } from '../testing/test-studio';

let built: ReturnType<typeof startBuiltRunner>;
let studio: TestStudio;
let ada: TestPerson;
let teamId: string;

beforeAll(async () => {
  built = startBuiltRunner();
  studio = await openTestStudio({ runner: built.runner });
  ada = await studio.signUp();
  teamId = await ada.teamId();
  await built.runner.whenReady(AbortSignal.timeout(60_000));
});
afterAll(async () => {
  await studio.close();
  await built.close();
});

const aName = () => `p-${createRecordId(8)}`;
const aFile = (content: string | Uint8Array, name: string) =>
  new File([new Uint8Array(typeof content === 'string' ? strToU8(content) : content)], name);
const aZip = (files: Record<string, string>) =>
  aFile(zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)]))), 'project.zip');

async function importFile(file: File) {
  const preview = await ada.client.imports.preview({ teamId, file });
  const project = await ada.client.imports.create({ teamId, file, name: aName() });
  const { spec } = await ada.client.revisions.open({ projectId: project.id });
  const stages = await ada.client.stages.list({ projectId: project.id });
  return { preview, project, spec, stages };
}

const openApi = `openapi: 3.1.0
info: { title: Pet shop, version: "1" }
paths:
  /pets: { get: { operationId: listPets, responses: { '200': { description: ok } } } }
`;

test('an OpenAPI document is looked at first, then becomes a project', async () => {
  const { preview, project, spec, stages } = await importFile(aFile(openApi, 'pets.yaml'));
  expect(preview).toMatchObject({
    ...{ status: 'ready', format: 'openapi', suggestedName: 'pet-shop', mode: 'designed', stages: [], problemCount: 0 },
    constructs: [{ kind: 'route', count: 1 }],
  });
  expect(Object.values(spec.routes)).toMatchObject([{ path: '/pets' }]);
  expect(spec.name).toBe(project.name);
  expect(stages.map((stage) => stage.name)).toEqual(['dev']);
  const [line] = (await ada.client.revisions.list({ projectId: project.id })).items;
  expect(line?.summary).toBe('Imported from an OpenAPI document, pets.yaml');
});

test('a Python project brings its stages along', async () => {
  const config = { stages: { dev: {}, prod: { lambda_memory_size: 512 }, 'Odd Name': {} } };
  const app =
    'from chalice import Chalice\napp = Chalice(app_name="shop")\n@app.route("/")\ndef index():\n    return {}\n';
  const { preview, stages } = await importFile(
    aZip({ 'shop/app.py': app, 'shop/.chalice/config.json': JSON.stringify(config) }),
  );
  expect(preview).toMatchObject({
    format: 'chalice',
    suggestedName: 'shop',
    stages: ['dev', 'prod'],
    findings: [{ code: 'stage-name' }],
  });
  expect(stages.map(({ name, config: { settings } }) => [name, settings.lambdaMemorySize])).toEqual([
    ['dev', undefined],
    ['prod', 512],
  ]);
});

test('what is refused says why, makes nothing, and the file can be sent again', async () => {
  const file = aFile('openapi: 3.1.0\npaths: [\n', 'broken.yaml');
  const preview = await ada.client.imports.preview({ teamId, file });
  expect(preview).toMatchObject({
    status: 'refused',
    format: 'openapi',
    findings: [{ code: 'broken-yaml', file: 'broken.yaml' }],
  });
  const name = aName();
  await expect(ada.client.imports.create({ teamId, file, name })).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('broken.yaml, line'),
  });
  await ada.client.imports.create({ teamId, file: aFile(openApi, 'whole.yaml'), name });
  await expect(ada.client.imports.create({ teamId, file: aFile(openApi, 'whole.yaml'), name })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('a file of five megabytes is taken, one of fifty is refused by its size', async () => {
  const long = `${openApi}  /long: { get: { summary: ${'x'.repeat(5_000_000)}, responses: {} } }\n`;
  expect(await ada.client.imports.preview({ teamId, file: aFile(long, 'long.yaml') })).toMatchObject({
    status: 'ready',
  });
  const huge = aFile(new Uint8Array(50_000_000), 'huge.zip');
  await expect(ada.client.imports.preview({ teamId, file: huge })).rejects.toMatchObject({ status: 413 });
});

test('a document whose handlers would be too much for a project is refused before anybody makes one of it', async () => {
  const operation = (at: number) =>
    `  /p${at}: { get: { description: ${'many words '.repeat(10_000)}, responses: {} } }\n`;
  const file = aFile(`${openApi}${Array.from({ length: 100 }, (_, at) => operation(at)).join('')}`, 'many.yaml');
  expect(await ada.client.imports.preview({ teamId, file })).toMatchObject({
    status: 'refused',
    findings: [{ code: 'too-much-source', message: expect.stringMatching(/[\d,]+ characters.* Make two projects/) }],
  });
});

test('a design that is exported as JSON comes back to the letter', async () => {
  const { project } = await ada.createProject('todo');
  const answer = await ada.fetch(`/api/projects/${project.id}/design.json`);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${project.name}.json"`);
  const { spec } = await importFile(aFile(new Uint8Array(await answer.arrayBuffer()), 'design.json'));
  const { spec: before } = await ada.client.revisions.open({ projectId: project.id });
  expect({ ...spec, name: '' }).toEqual({ ...before, name: '' });
});

test('a project that is exported as a zip comes back as the design that it was', { timeout: 120_000 }, async () => {
  const { project } = await ada.createProject('todo');
  const { spec: before } = await ada.client.revisions.open({ projectId: project.id });
  const answer = await ada.fetch(`/api/projects/${project.id}/export.zip`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { preview, spec } = await importFile(aFile(bytes, 'todo.zip'));
  expect(preview).toMatchObject({
    status: 'ready',
    format: 'project',
    mode: 'designed',
    findings: [],
    problemCount: 0,
  });
  const texts = async (projectId: string) => {
    const zip = unzipSync(
      new Uint8Array(await (await ada.fetch(`/api/projects/${projectId}/export.zip`)).arrayBuffer()),
    );
    return Object.fromEntries(
      Object.entries(zip).map(([file, text]) => [file.replace(/^[^/]+\//, ''), Buffer.from(text).toString('latin1')]),
    );
  };
  const again = await ada.client.imports.create({ teamId, file: aFile(bytes, 'todo.zip'), name: aName() });
  expect(Object.keys(spec.source).sort()).toEqual(Object.keys(before.source).sort());
  const [first, second] = [await texts(project.id), await texts(again.id)];
  expect(Object.keys(second)).toEqual(Object.keys(first));
  // Names are in physical names, and in the hash of the API's deployment: a template is another for another app.
  const files = Object.keys(first).filter((file) => !file.startsWith('.chalice/templates/'));
  const different = files.filter(
    (file) => second[file]?.replaceAll(again.name, 'NAME') !== first[file]?.replaceAll(project.name, 'NAME'),
  );
  expect(different).toEqual([]);
});

const code = {
  'app.ts': `import { Chalice } from '@chalice-studio/runtime';
import { list } from './chalicelib/orders';
export const app = new Chalice('bakery');
app.get('/orders', list);
app.get('/inline', () => 'well');
`,
  'chalicelib/orders.ts': 'export const list = () => [];\n',
  'test/orders.test.ts': "import { test } from 'vitest';\ntest('x', () => {});\n",
  'package.json': JSON.stringify({ name: 'bakery', license: 'MIT', scripts: { lint: 'biome check' } }),
};

test('a project that people wrote by hand is code-first: its files stay, and the sandbox tells what it registers', async () => {
  const { preview, spec, project } = await importFile(aZip(code));
  expect(preview).toMatchObject({
    mode: 'code-first',
    suggestedName: 'bakery',
    findings: [{ severity: 'warning', code: 'inline-handler' }],
  });
  expect(spec.source).toMatchObject({ 'app.ts': code['app.ts'], 'test/orders.test.ts': code['test/orders.test.ts'] });
  expect(spec.dependencies.manifest).toMatchObject({ license: 'MIT', scripts: { lint: 'biome check' } });
  const zip = unzipSync(
    new Uint8Array(await (await ada.fetch(`/api/projects/${project.id}/export.zip`)).arrayBuffer()),
  );
  const manifest = JSON.parse(Buffer.from(zip[`${project.name}/package.json`] ?? []).toString());
  expect(manifest).toMatchObject({ license: 'MIT', scripts: { lint: 'biome check' } });
});

test.each([
  ['throw new Error("at the top");', 'at the top'],
  ["import { x } from 'left-pad';\nx();", 'left-pad'],
  ["import '../outside';", 'outside the project'],
  ['while (true);', '10 seconds'],
])('code that cannot be loaded (%s) is refused in its own words', { timeout: 60_000 }, async (line, words) => {
  const preview = await ada.client.imports.preview({
    teamId,
    file: aZip({ ...code, 'app.ts': `${line}\nexport {};\n` }),
  });
  expect(preview.status).toBe('refused');
  expect(preview.findings[0]?.message).toContain(words);
});

test.each([
  ['.chalice/studio.json', '{"version": 1, "mode": "sideways"}', 'unreadable-project'],
  ['.chalice/studio.json', '{', 'unreadable-project'],
  ['package.json', '{', 'broken-json'],
])('%s that is broken is named', async (file, text, code_) => {
  const preview = await ada.client.imports.preview({ teamId, file: aZip({ ...code, [file]: text }) });
  expect(preview).toMatchObject({ status: 'refused', findings: [{ code: code_ }] });
});

test('what is exported as OpenAPI has the routes, and no word of AWS', async () => {
  const { project } = await ada.createProject();
  const route = aRoute({ path: '/orders/{id}' });
  await ada.client.revisions.submit({
    projectId: project.id,
    change: {
      clientEditId: createRecordId(),
      baseRevision: project.revision,
      edits: [{ type: 'create', collection: 'routes', entity: route }],
    },
  });
  const answer = await ada.fetch(`/api/projects/${project.id}/openapi.yaml`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('application/yaml');
  expect(text).toContain('/orders/{id}:');
  expect(text).not.toContain('x-amazon');
});
