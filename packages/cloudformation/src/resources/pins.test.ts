import { emptyStageConfig } from '@chalice-studio/appspec';
import { anApp, aTable } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { synthesize } from '../synthesize';
import { pinsOf } from './pins';

const stage = emptyStageConfig('dev');
const tablesOf = (table: ReturnType<typeof aTable>[], pinnedLogicalIds: Record<string, string>) => {
  const input = {
    spec: anApp(table),
    stage: { ...stage, pinnedLogicalIds },
    functions: [],
    code: { bucket: 'b', key: 'k' },
  };
  const { template, problems } = synthesize(input);
  expect(problems).toEqual([]);
  return Object.keys(template.Resources);
};

test('a table that is renamed after its first deployment keeps its logical id, and so its items', () => {
  const table = aTable({ name: 'orders' });
  const pins = pinsOf(anApp([table]), stage);
  expect(pins).toEqual({ [table.id]: 'OrdersTable' });
  const renamed = { ...table, name: 'purchases' };
  expect(tablesOf([renamed], {})).toEqual(['PurchasesTable']);
  expect(tablesOf([renamed], pins)).toEqual(['OrdersTable']);
  expect(pinsOf(anApp([renamed]), { ...stage, pinnedLogicalIds: pins })).toEqual(pins);
});

test('a new table with the old name of a renamed one is a table of its own', () => {
  const table = aTable({ name: 'orders' });
  const pins = pinsOf(anApp([table]), stage);
  const [renamed, fresh] = [{ ...table, name: 'archive' }, aTable({ name: 'orders' })];
  const ids = tablesOf([renamed, fresh], pins);
  expect(ids).toHaveLength(2);
  expect(ids).toContain('OrdersTable');
  const later = pinsOf(anApp([renamed, fresh]), { ...stage, pinnedLogicalIds: pins });
  expect(tablesOf([renamed, fresh], later)).toEqual(ids);
});

test('existing resources are not the stack’s, and one that left the design keeps its pin', () => {
  const existing = aTable({ origin: { type: 'existing', identifier: 'theirs' } });
  expect(pinsOf(anApp([existing]), { ...stage, pinnedLogicalIds: { res_gone: 'GoneTable' } })).toEqual({
    res_gone: 'GoneTable',
  });
});
