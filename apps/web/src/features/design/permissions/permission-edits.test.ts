import { applyEdits } from '@chalice-studio/appspec';
import { anApp, aRoute, aTable, aUse } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import {
  findingsOfConstruct,
  grantEdits,
  missingWords,
  openFindings,
  unusedWords,
  withdrawEdits,
} from './permission-edits';

const route = aRoute({ path: '/orders' });
const other = aRoute({ path: '/other' });
const table = aTable({ name: 'orders' });
const stock = aTable({ name: 'stock' });
const use = aUse(route.id, table.id, ['read']);
const spec = anApp([route, other, table, stock, use]);

const evidence = [{ command: 'Put', location: { file: 'chalicelib/orders.ts', line: 3, column: 1 } }];
const wider = { from: route.id, resource: table.id, access: ['write'] as const, use: use.id, evidence };
const fresh = { from: other.id, resource: stock.id, access: ['read'] as const, environmentVariable: 'STOCK', evidence };

test('what code needs is granted in one step: an edge gets wider, another is drawn with the code’s own variable', () => {
  const result = applyEdits(spec, grantEdits(spec, [wider, fresh, { ...fresh, from: route.id }]));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const uses = Object.values(result.spec.uses);
  expect(result.spec.uses[use.id]?.access).toEqual(['read', 'write']);
  expect(uses.filter((each) => each.resource === stock.id)).toMatchObject([
    { from: other.id, access: ['read'], environmentVariable: 'STOCK' },
    { from: route.id, access: ['read'] },
  ]);
  expect(new Set(uses.map((each) => each.order)).size).toBe(3);
  // And is off the list before the code is read again.
  expect(openFindings(result.spec, { missing: [wider, fresh], unused: [], unclear: [] }).missing).toEqual([]);
});

test('an edge that was drawn since the code was read is widened, not drawn twice', () => {
  const [open] = openFindings(spec, { missing: [{ ...wider, use: undefined }], unused: [], unclear: [] }).missing;
  expect(open?.use).toBe(use.id);
});

test('what is not used is taken back; an edge that would grant nothing goes', () => {
  const unused = { use: use.id, from: route.id, resource: table.id, access: ['read'] as const };
  expect(withdrawEdits(spec, unused)).toEqual([{ type: 'remove', id: use.id }]);
  const both = { ...spec, uses: { [use.id]: aUse(route.id, table.id, ['read', 'write']) } };
  expect(withdrawEdits(both, unused)).toEqual([{ type: 'set', id: use.id, path: ['access'], value: ['write'] }]);
  expect(openFindings({ ...spec, uses: {} }, { missing: [], unused: [unused], unclear: [] }).unused).toEqual([]);
});

test('findings of what was deleted meanwhile are not shown', () => {
  const unclear = { from: other.id, message: 'It could not be told.' };
  const findings = { missing: [fresh], unused: [], unclear: [unclear] };
  expect(openFindings({ ...spec, routes: {} }, findings)).toEqual({ missing: [], unused: [], unclear: [] });
  expect(findingsOfConstruct(findings, other.id)).toEqual(findings);
  expect(findingsOfConstruct(findings, route.id).unclear).toEqual([]);
});

test('they read as sentences', () => {
  expect(missingWords(spec, wider)).toBe('GET /orders needs to write table orders');
  const unused = { use: use.id, from: route.id, resource: table.id, access: ['read'] as const };
  expect(unusedWords(spec, unused)).toBe('GET /orders may read table orders, and its code never does');
});
