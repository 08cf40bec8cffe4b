import { anApp, aRoute, aTable } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { revisionDiff } from './revision-diff';

test('a difference is told by construct and field, and by file', () => {
  const route = aRoute({ path: '/orders' });
  const table = aTable();
  const before = anApp([route]);
  const after = {
    ...anApp([{ ...route, path: '/orders/{id}' }, table]),
    source: { ...before.source, 'chalicelib/new.ts': 'export {};\n' },
  };
  const diff = revisionDiff(before, after);
  expect(diff.entities).toEqual([
    {
      id: route.id,
      label: 'GET /orders/{id}',
      kind: 'changed',
      fields: [{ field: 'path', before: '/orders', after: '/orders/{id}' }],
    },
    { id: table.id, label: 'table orders', kind: 'added', fields: [] },
  ]);
  const files = diff.files.map((change) => [change.file, change.isGenerated]);
  expect(files).toContainEqual(['app.ts', true]);
  expect(files).toContainEqual(['chalicelib/new.ts', false]);
});

test('what is the same differs in nothing', () => {
  const spec = anApp([aRoute()]);
  expect(revisionDiff(spec, spec)).toEqual({ summary: 'Changed nothing', entities: [], files: [] });
});
