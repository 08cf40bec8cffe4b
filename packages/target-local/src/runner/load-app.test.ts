import { bundle } from '@chalice-studio/bundler';
import { loadAppEntry } from '@chalice-studio/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRunner } from '../testing/a-runner';
import { toolchain } from '../testing/an-artifact';

let runner: Awaited<ReturnType<typeof aRunner>>;

beforeAll(async () => {
  runner = await aRunner();
});

afterAll(() => runner.close());

async function load(tree: Record<string, string>) {
  const result = await bundle({
    tree,
    functions: [],
    entry: loadAppEntry(Object.keys(tree)),
    ...toolchain,
    packages: { directory: undefined, names: [] },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return runner.client.loadApp(result.artifact, { nodeMajor: 20 });
}

test('an app tells what it registers, and where each handler is', async () => {
  const result = await load({
    'app.ts': `import { Chalice } from '@chalice-studio/runtime';
import { hello as greet } from './chalicelib/hello';
import { orders } from './chalicelib/orders';
export const app = new Chalice('shop');
app.route('/hello', greet);
app.route('/inline', () => 'nowhere exported');
app.registerBlueprint(orders, { urlPrefix: '/v1' });
`,
    'chalicelib/hello.ts': 'export const hello = () => "hello";\n',
    'chalicelib/index.ts': "export { hello } from './hello';\n",
    'chalicelib/orders.ts': `import { Blueprint } from '@chalice-studio/runtime';
export const orders = new Blueprint('orders');
orders.lambdaFunction({ name: 'sweep' }, sweep);
export function sweep() {}
`,
    'chalicelib/hello.test.ts': 'throw new Error("a test is not loaded");\n',
    'README.md': '# not code\n',
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
  expect(result.app.handlers).toEqual([{ file: 'chalicelib/hello.ts', export: 'hello' }, null]);
  expect(result.app.blueprints).toEqual([{ file: 'chalicelib/orders.ts', export: 'orders' }]);
  expect(result.app.blueprintHandlers).toEqual([[{ file: 'chalicelib/orders.ts', export: 'sweep' }]]);
  expect(result.app.spec).toMatchObject({ name: 'shop' });
});

test.each([
  ['throw new Error("at the top");', 'at the top'],
  ['export const other = 1;', 'does not export `app`'],
  ['process.exit(1);', 'Remove process.exit'],
])('an app that cannot be loaded (%s) says why', async (app, words) => {
  const result = await load({ 'app.ts': `${app}\nexport {};\n` });
  if (result.ok) throw new Error('it was loaded');
  expect(result.failure.errorMessage).toContain(words);
});
