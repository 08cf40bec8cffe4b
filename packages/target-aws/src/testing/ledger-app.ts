import type { AppSpec } from '@chalice-studio/appspec';
import { anApp, aTable, aUse, testId } from '@chalice-studio/appspec/testing';

const file = 'chalicelib/ledger.ts';
const ids = { fn: testId('lambda-function'), table: testId('resource') };

/** A small app with a table of its own. `words` is what its function says; `key` is by what the table is kept. */
export function ledgerApp(name: string, { words = 'one', key = 'id' } = {}): AppSpec {
  const table = aTable({ id: ids.table, order: 'b', name: 'entries', partitionKey: { name: key, type: 'S' } });
  const spec = anApp([
    { id: ids.fn, order: 'a', kind: 'lambda-function', name: 'say', handler: { file, export: 'say' } },
    table,
    { ...aUse(ids.fn, ids.table, ['read']), order: 'c', id: 'use_aaaaaaaaaa' },
  ]);
  return { ...spec, name, source: { [file]: `export const say = () => ({ words: '${words}' });\n` } };
}

export const ledgerFunctionId = ids.fn;
