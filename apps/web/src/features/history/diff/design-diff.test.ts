import { anApp, aRoute, aTable } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { codeDiff } from './code-diff';
import { designDiff } from './design-diff';

test('a difference is told by construct and field, and by file', () => {
  const route = aRoute({ path: '/orders' });
  const table = aTable();
  const before = anApp([route]);
  const after = {
    ...anApp([{ ...route, path: '/orders/{id}', apiKeyRequired: true }, table]),
    source: { ...before.source, 'chalicelib/new.ts': 'export {};\n' },
  };
  expect(designDiff(before, after)).toEqual([
    {
      ...{ id: route.id, kind: 'route', label: 'GET /orders/{id}', change: 'changed' },
      fields: expect.arrayContaining([
        { field: 'path', before: '/orders', after: '/orders/{id}' },
        { field: 'api key required', before: undefined, after: 'true' },
      ]),
    },
    { id: table.id, kind: 'resource', label: 'table orders', change: 'added', fields: [] },
  ]);
  expect(designDiff(after, before).map(({ label, change }) => [label, change])).toEqual(
    expect.arrayContaining([
      ['table orders', 'removed'],
      ['GET /orders', 'changed'],
    ]),
  );
  const files = codeDiff(before, after).map(({ file, change, isGenerated }) => [file, change, isGenerated]);
  expect(files).toContainEqual(['app.ts', 'changed', true]);
  expect(files[0]).toEqual(['chalicelib/new.ts', 'added', false]);
});

test('what is the same differs in nothing', () => {
  const spec = anApp([aRoute()]);
  expect(designDiff(spec, spec)).toEqual([]);
  expect(codeDiff(spec, spec)).toEqual([]);
});
