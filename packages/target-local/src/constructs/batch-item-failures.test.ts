import { expect, test } from 'vitest';
import { failedIdentifiers } from './batch-item-failures';

test.each([
  ['{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}', ['a', 'b']],
  ['{"batchItemFailures":[]}', []],
  ['{"batchItemFailures":null}', []],
  ['null', []],
  ['"done"', []],
  ['5', []],
  ['{"batchItemFailures":5}', ['']],
  ['{"batchItemFailures":"all"}', ['']],
  ['{"batchItemFailures":[null,5,{},{"itemIdentifier":{"toString":1}}]}', ['', '', '', '']],
])('a handler that answers %s names %j as failed', (payload, failed) => {
  expect(failedIdentifiers(payload)).toEqual(failed);
});
