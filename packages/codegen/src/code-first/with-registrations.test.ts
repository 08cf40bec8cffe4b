import { type AppSpec, appSpecSchema, checkSpec, diffSpecs } from '@chalice-studio/appspec';
import { anApp, aRoute, arbitraryAppSpec, aSchedule, aTable, aUse } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generate, withRegistrations } from '../index';
import { loadProject } from '../testing/load-bundle';

/** The document whose wiring its people have taken into their own hands. */
function codeFirst(spec: AppSpec): AppSpec {
  const wiring = Object.entries(generate(spec).tree).filter(
    ([file]) => /\.ts$/.test(file) && !file.startsWith('test/'),
  );
  return { ...spec, mode: 'code-first', source: { ...Object.fromEntries(wiring), ...spec.source } };
}

const readAgain = async (spec: AppSpec) => withRegistrations(spec, await loadProject(spec, generate(spec).tree));

test('to read code again that nobody changed changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAppSpec(), async (designed) => {
      const spec = codeFirst(designed);
      const read = await readAgain(spec);
      expect(read.problems).toEqual([]);
      expect(diffSpecs(spec, read.spec)).toEqual([]);
    }),
    // Each run bundles and loads an app; shrinking would take minutes.
    { numRuns: 15, endOnFailure: true },
  );
}, 120_000);

const handlers = {
  'chalicelib/orders.ts': 'export const list = () => [];\nexport const add = () => 1;\nexport const sweep = () => 2;\n',
};
const at = (name: string) => ({ file: 'chalicelib/orders.ts', export: name });
const list = aRoute({ path: '/orders', handler: at('list') });
const sweep = aSchedule({ name: 'sweep', expression: 'rate(1 hour)', handler: at('sweep') });
const table = aTable({ name: 'orders' });
const uses = [aUse(list.id, table.id), aUse(sweep.id, table.id)];
const bakery = codeFirst(anApp([list, sweep, table, ...uses], { source: handlers }));
const edited = (from: string, to: string): AppSpec => {
  const code = bakery.source['app.ts'] ?? '';
  expect(code).toContain(from);
  return { ...bakery, source: { ...bakery.source, 'app.ts': code.replace(from, to) } };
};

test('a route whose path is changed in code stays the route that it was, with its access', async () => {
  const { spec } = await readAgain(edited("'/orders'", "'/all-orders'"));
  expect(spec.routes[list.id]).toMatchObject({ path: '/all-orders', order: list.order });
  expect(Object.keys(spec.uses)).toEqual(uses.map(({ id }) => id));
  expect(checkSpec(appSpecSchema.parse(spec)).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what code adds is there, what it no longer registers goes with its access', async () => {
  const line = /app\.schedule\(.*\n/.exec(bakery.source['app.ts'] ?? '')?.[0] ?? '';
  const { spec } = await readAgain(edited(line, "app.post('/orders', () => 'inline');\n"));
  expect(Object.keys(spec.eventSources)).toEqual([]);
  expect(Object.values(spec.uses)).toEqual([uses[0]]);
  const added = Object.values(spec.routes).find(({ id }) => id !== list.id);
  expect(added).toMatchObject({ path: '/orders', methods: ['POST'] });
  expect((added?.order ?? '') > sweep.order).toBe(true);
  expect(spec.resources[table.id]).toEqual(table);
});

test('settings of the app that code says are read, those that it has no word for stay', async () => {
  const spec = { ...edited("new Chalice('", "new Chalice('renamed-"), api: { endpointType: 'REGIONAL' as const } };
  const read = await readAgain({
    ...spec,
    source: { ...spec.source, 'app.ts': `${spec.source['app.ts']}app.api.cors = true;\n` },
  });
  expect(read.spec.api).toEqual({ endpointType: 'REGIONAL', cors: true });
  expect(read.spec.name).toBe(bakery.name);
});
