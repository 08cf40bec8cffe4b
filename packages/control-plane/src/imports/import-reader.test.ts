import path from 'node:path';
import { readImport } from '@chalice-studio/interchange';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from '../testing/person';
import { openTestStudio, root, type TestStudio } from '../testing/test-studio';
import { ImportReader } from './import-reader';

const entry = path.join(root, 'packages/interchange/dist/reader.mjs');
const encoded = (text: string) => new TextEncoder().encode(text);

/** An OpenAPI document as tools write them, of so many megabytes. */
function anApi(megabytes: number): string {
  const path_ = (index: number) => `  /things/${index}:
    get:
      operationId: getThing${index}
      description: ${'What it answers, at length. '.repeat(20)}
      responses: { '200': { description: ok } }
`;
  const one = path_(100_000).length;
  const paths = Array.from({ length: Math.ceil((megabytes * 1_000_000) / one) }, (_, index) => path_(index));
  return `openapi: 3.1.0\ninfo: { title: Large, version: "1" }\npaths:\n${paths.join('')}`;
}

let studio: TestStudio;
let ada: TestPerson;
beforeAll(async () => {
  studio = await openTestStudio();
  ada = await studio.signUp();
});
afterAll(() => studio.close());

test('a file is read in a thread as it would be here', async () => {
  const text = anApi(0.05);
  const read = await new ImportReader(entry).read(encoded(text), 'large.yaml');
  const here = readImport(encoded(text), 'large.yaml');
  const routesOf = (each: typeof here) =>
    'imported' in each && each.imported.ok ? Object.values(each.imported.spec.routes).map(({ path: at }) => at) : [];
  expect(routesOf(read).length).toBeGreaterThan(50);
  expect(routesOf(read)).toEqual(routesOf(here));
});

test('while 5 MB of YAML are read the studio answers everybody else', { timeout: 120_000 }, async () => {
  const teamId = await ada.teamId();
  const file = new File([anApi(5)], 'large.yaml');
  let isRead = false;
  const preview = ada.client.imports.preview({ teamId, file }).finally(() => {
    isRead = true;
  });
  const waits: number[] = [];
  const started = performance.now();
  while (!isRead) {
    const asked = performance.now();
    expect((await ada.fetch('/api/health')).status).toBe(200);
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const took = performance.now() - started;
  expect((await preview).status).toBe('ready');
  // Read in this process, one of them would wait for nearly all of it.
  expect(waits.length).toBeGreaterThan(10);
  expect(Math.max(...waits)).toBeLessThan(took / 3);
});

test('what takes too long, or too much memory, is refused in words and ends alone', { timeout: 60_000 }, async () => {
  const text = anApi(3);
  const slow = await new ImportReader(entry, { seconds: 0.2 }).read(encoded(text), 'a.yaml');
  expect(slow).toMatchObject({
    imported: { findings: [{ code: 'too-slow', message: expect.stringContaining('0.2 s') }] },
  });
  const large = await new ImportReader(entry, { memoryMb: 24 }).read(encoded(text), 'a.yaml');
  expect(large).toMatchObject({ imported: { findings: [{ code: 'too-large' }] } });
});

test('those that come while enough are read wait for their turn', async () => {
  const reader = new ImportReader(entry, { atOnce: 1 });
  const order: string[] = [];
  const read = async (name: string, text: string) => {
    await reader.read(encoded(text), name);
    order.push(name);
  };
  await Promise.all([read('first', anApi(0.5)), read('second', anApi(0.01)), read('third', anApi(0.01))]);
  expect(order).toEqual(['first', 'second', 'third']);
});
