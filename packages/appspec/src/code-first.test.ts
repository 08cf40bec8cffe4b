import { expect, test } from 'vitest';
import { codeFirstRefusal, registrationLine } from './code-first';
import { anApp, aRoute, aSchedule, aTable, aUse } from './testing/index';

const source = `import { Chalice } from '@chalice-studio/runtime';
import { list, sweep } from './chalicelib/orders';

export const app = new Chalice('bakery');

app.get('/orders', list);
app.route(
  '/orders/{id}',
  { methods: ['PUT'], name: 'change' },
  (request) => request.uriParams.id,
);
app.schedule('rate(1 day)', { name: 'sweep' }, sweep);
`;
const route = aRoute({ path: '/orders', handler: { file: 'chalicelib/orders.ts', export: 'list' } });
const inline = aRoute({ path: '/orders/{id}', name: 'change', handler: { file: 'app.ts', export: 'change' } });
const schedule = aSchedule({ expression: 'rate(1 day)' });
const table = aTable();
const use = aUse(schedule.id, table.id);
const spec = anApp([route, inline, schedule, table, use], { mode: 'code-first', source: { 'app.ts': source } });
const set = (id: string, ...path: string[]) => [{ type: 'set' as const, id, path, value: 'x' }];

test('what code registers is changed in code', () => {
  expect(codeFirstRefusal(spec, set(route.id, 'path'))).toMatch(/app\.ts/);
  expect(codeFirstRefusal(spec, [{ type: 'remove', id: schedule.id }])).toMatch(/app\.ts/);
  expect(codeFirstRefusal(spec, [{ type: 'create', collection: 'routes', entity: aRoute() }])).toMatch(/app\.ts/);
  expect(codeFirstRefusal(spec, set('app', 'api', 'cors'))).toMatch(/app\.ts/);
  expect(codeFirstRefusal(spec, set('app', 'api'))).toMatch(/app\.ts/);
  expect(codeFirstRefusal(spec, set(table.id, 'name'))).toMatch(/app\.ts/);
});

test('what code has no word for is changed here, and so is the code itself', () => {
  for (const edits of [
    set(table.id, 'ttlAttribute'),
    set('app', 'description'),
    set('app', 'api', 'endpointType'),
    set('app', 'source', 'app.ts'),
    set('app', 'extraCloudFormation', 'constructs', route.id),
    [{ type: 'remove' as const, id: use.id }],
    [{ type: 'text' as const, file: 'app.ts', splices: [] }],
  ])
    expect(codeFirstRefusal(spec, edits)).toBeUndefined();
});

test('a designed project is changed on the canvas', () => {
  expect(codeFirstRefusal({ ...spec, mode: 'designed' }, set(route.id, 'path'))).toBeUndefined();
});

test('a construct leads to the line that registers it', () => {
  expect(registrationLine(spec, route)).toEqual({ file: 'app.ts', line: 6 });
  expect(registrationLine(spec, inline)).toEqual({ file: 'app.ts', line: 7 });
  expect(registrationLine(spec, schedule)).toEqual({ file: 'app.ts', line: 12 });
});
