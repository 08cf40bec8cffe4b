import { expect, test } from 'vitest';
import { aLogEvent } from '../testing/log-event';
import { cutAtMatches, filterEvents, isFiltering, noFilter } from './log-filter';

const events = [
  aLogEvent({ id: '1', functionName: 'api_handler', level: 'info', requestId: 'r1', message: 'Added a todo' }),
  aLogEvent({ id: '2', functionName: 'sweep_done', level: 'error', requestId: 'r2', message: 'could not sweep' }),
  aLogEvent({ id: '3', functionName: 'api_handler', level: 'warning', requestId: 'r1', message: 'slow' }),
];
const idsOf = (filter: Partial<typeof noFilter>) => filterEvents(events, { ...noFilter, ...filter }).map((e) => e.id);

test('without a filter everything is shown, by the same list', () => {
  expect(isFiltering(noFilter)).toBe(false);
  expect(filterEvents(events, noFilter)).toBe(events);
});

test('each filter narrows, and together they all have to hold', () => {
  expect(idsOf({ functionNames: ['api_handler'] })).toEqual(['1', '3']);
  expect(idsOf({ levels: ['error', 'warning'] })).toEqual(['2', '3']);
  expect(idsOf({ requestId: 'r1' })).toEqual(['1', '3']);
  expect(idsOf({ text: 'ADDED' })).toEqual(['1']);
  expect(idsOf({ functionNames: ['api_handler'], levels: ['error'] })).toEqual([]);
});

test('a text is cut at each match and joins to itself again', () => {
  expect(cutAtMatches('Todo, todo', 'todo')).toEqual([
    { text: 'Todo', isMatch: true },
    { text: ', ', isMatch: false },
    { text: 'todo', isMatch: true },
  ]);
  expect(cutAtMatches('', 'x')).toEqual([{ text: '', isMatch: false }]);
  expect(
    cutAtMatches('a.b', '.')
      .map((part) => part.text)
      .join(''),
  ).toBe('a.b');
});
