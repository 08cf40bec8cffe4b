import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { renamedHandlers } from './renamed-handlers';

const file = 'chalicelib/orders.ts';
const before = 'export function listOrders() {\n  return listOrders.name;\n}\n';
const route = aRoute({ handler: { file, export: 'listOrders' } });
const spec = anApp([route], { source: { [file]: before } });
const at = (offset: number, length: number, text: string) => ({ rangeOffset: offset, rangeLength: length, text });
const declaration = before.indexOf('listOrders');
const use = before.lastIndexOf('listOrders');

test('a renamed function takes the constructs along that run it', () => {
  const changes = [at(use, 10, 'findOrders'), at(declaration, 10, 'findOrders')];
  expect(renamedHandlers(spec, { file, before, changes })).toEqual([
    { type: 'set', id: route.id, path: ['handler', 'export'], value: 'findOrders' },
  ]);
});

test.each([
  ['letters typed into a name', [at(declaration + 4, 0, 'x')]],
  ['a word over a name, letter by letter', [at(declaration, 10, 'f')]],
  ['a use of it that names something else', [at(use, 10, 'other')]],
  ['other text in its place', [at(declaration, 10, 'a b')]],
])('%s is no rename', (_, changes) => {
  expect(renamedHandlers(spec, { file, before, changes })).toEqual([]);
});
