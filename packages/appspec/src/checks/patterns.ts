import { checkPattern, type PatternReader } from '../event-pattern/check-pattern';
import type { Json } from '../json';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { finding, findingIf, setting } from './finding';

type PatternField = { path: readonly string[]; pattern: { [key: string]: Json }; reader: PatternReader };

/** What the service that reads a pattern would refuse of it. */
export function checkPatternField(entityId: string, { path, pattern, reader }: PatternField): Problem[] {
  return checkPattern(pattern, reader).map((problem) =>
    finding(entityId, { path, code: 'event-pattern', message: problem.message }),
  );
}

/** What a record of each source has at its top: a filter of anything else never matches. */
const filterFields = {
  'sqs-message': [
    'body',
    'messageId',
    'receiptHandle',
    'attributes',
    'messageAttributes',
    'eventSourceARN',
    'awsRegion',
  ],
  'kinesis-record': ['data', 'partitionKey', 'sequenceNumber', 'eventID', 'eventName', 'eventSourceARN', 'awsRegion'],
  'dynamodb-record': ['dynamodb', 'eventID', 'eventName', 'eventSource', 'eventSourceARN', 'awsRegion', 'eventVersion'],
} as const;

type Filtered = {
  id: string;
  kind: keyof typeof filterFields;
  filters?: readonly { [key: string]: Json }[] | undefined;
};

/** Lambda's filters of a queue or stream. */
export function checkFilters({ id, kind, filters }: Filtered): Problem[] {
  if (filters === undefined) return [];
  const path = ['filters'];
  const known: readonly string[] = [...filterFields[kind], '$or'];
  return [
    ...findingIf(filters.length === 0, id, {
      path,
      code: 'no-filter',
      message: 'An empty list of filters is refused by Lambda. Add one, or remove the list.',
      ...setting('Remove the filters', { id, path }),
    }),
    ...findingIf(filters.length > limits.filters, id, {
      path,
      code: 'too-many-filters',
      message: `Lambda takes ${limits.filters} filters of a source, these are ${filters.length}. Join some: a list in a filter is “one of”.`,
    }),
    ...filters.flatMap((filter) => [
      ...checkPatternField(id, { path, pattern: filter, reader: 'lambda' }),
      ...findingIf(JSON.stringify(filter).length > limits.filterPattern, id, {
        path,
        code: 'filter-length',
        message: `A filter has at most ${limits.filterPattern} characters.`,
      }),
      ...Object.keys(filter)
        .filter((field) => !known.includes(field))
        .map((field) =>
          finding(id, {
            path,
            code: 'filter-field',
            severity: 'warning',
            message: `A record has no field “${field}”, so this filter matches none. It has ${known.slice(0, -1).join(', ')}.`,
          }),
        ),
    ]),
  ];
}
