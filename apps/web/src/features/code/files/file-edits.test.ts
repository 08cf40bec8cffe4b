import { applyEdits, checkSpec } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { newFileEdits, pathProblem, removeFileEdits, renameEdits } from './file-edits';

const route = aRoute({ handler: { file: 'chalicelib/orders.ts', export: 'listOrders' } });
const spec = anApp([route], {
  source: {
    'chalicelib/orders.ts':
      "import { table } from './data/table';\nexport function listOrders() {\n  return table;\n}\n",
    'chalicelib/data/table.ts': 'export const table = 1;\n',
    'chalicelib/other.ts': "import { listOrders } from './orders';\nexport const other = listOrders;\n",
  },
});

test('a renamed file takes its handlers and everybody’s imports along', () => {
  const result = applyEdits(spec, renameEdits(spec, 'chalicelib/orders.ts', 'chalicelib/shop/orders.ts'));
  if (!result.ok) throw new Error('refused');
  expect(checkSpec(result.spec)).toEqual([]);
  expect(result.spec.source['chalicelib/other.ts']).toContain("from './shop/orders'");
  expect(result.spec.source['chalicelib/shop/orders.ts']).toContain("from '../data/table'");
  expect(result.spec.source['chalicelib/orders.ts']).toBeUndefined();
});

test('a deleted file is named by the handlers that miss it', () => {
  const result = applyEdits(spec, removeFileEdits('chalicelib/orders.ts'));
  expect(result.ok && checkSpec(result.spec)[0]?.code).toBe('missing-handler-file');
});

test.each([
  ['app.ts', /chalicelib/],
  ['chalicelib/blueprints/admin.ts', /written from the design/],
  ['chalicelib/../secret.ts', /takes the letters a to z/],
  ['chalicelib/orders', /End it in/],
  ['chalicelib/orders.ts', /already/],
  ['test/app.test.ts', /written from the design/],
  ['test/unit/orders.test.ts', /into test\/ itself/],
])('%s cannot be a new file', (path, reason) => {
  expect(pathProblem(spec, path)).toMatch(reason);
});

test.each(['chalicelib/new/file.ts', 'test/orders.test.ts', 'test/data/table.ts'])('%s can', (path) => {
  expect(pathProblem(spec, path)).toBeUndefined();
});

test('a new test begins with a call of the app', () => {
  const result = applyEdits(spec, newFileEdits(spec, 'test/orders.test.ts'));
  expect(result.ok && result.spec.source['test/orders.test.ts']).toContain("client.http.request('GET', '/orders')");
});
