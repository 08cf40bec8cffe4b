import { lineOfExport } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { findOrigin, generate } from '@chalice-studio/codegen';
import { expect, test } from 'vitest';
import { constructsAt } from './constructs-at';

const route = aRoute({ handler: { file: 'chalicelib/orders.ts', export: 'listOrders' } });
const text = 'const one = 1;\nexport async function listOrders() {\n  return one;\n}\n';
const spec = anApp([route], { source: { 'chalicelib/orders.ts': text } });
const { origins } = generate(spec);

test('a generated line leads to its construct, and the construct back to its line', () => {
  const origin = findOrigin(origins, route.id);
  expect(constructsAt(spec, origins, { file: 'app.ts', line: origin?.from ?? 0 }).map((each) => each.id)).toEqual([
    route.id,
  ]);
});

test('a line within a handler leads to the constructs that run it', () => {
  expect(constructsAt(spec, origins, { file: 'chalicelib/orders.ts', line: 3 })).toEqual([
    { id: route.id, label: 'GET /orders' },
  ]);
  expect(constructsAt(spec, origins, { file: 'chalicelib/orders.ts', line: 1 })).toEqual([]);
});

test('a handler’s line is found by its name', () => {
  expect(lineOfExport(text, 'listOrders')).toBe(2);
  expect(lineOfExport(text, 'list')).toBeUndefined();
});
