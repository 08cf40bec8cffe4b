import type { Problem } from '@chalice-studio/appspec';
import { anApp, aRoute, aSchedule } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { problemGroups } from './problem-groups';

const route = aRoute();
const schedule = aSchedule();
const spec = anApp([route, schedule]);
const of = (entityId: string, severity: Problem['severity'], code: string): Problem => ({
  ...{ entityId, path: [], code, message: code, severity },
});
const problems = [
  of(schedule.id, 'warning', 'a'),
  of(route.id, 'error', 'b'),
  of(schedule.id, 'error', 'c'),
  of('chalicelib/a.ts', 'error', 'd'),
];
const shown = (severity: 'all' | 'error' | 'warning', most = 10) => {
  const { groups, hidden } = problemGroups(spec, problems, { severity, most });
  return { hidden, groups: groups.map((group) => [group.label, ...group.problems.map((problem) => problem.code)]) };
};

test('constructs with errors come first, each with all that is wrong with it', () => {
  expect(shown('all').groups).toEqual([
    ['GET /orders', 'b'],
    ['schedule sweep', 'c', 'a'],
    ['chalicelib/a.ts', 'd'],
  ]);
});

test('one severity alone, and no more than fit', () => {
  expect(shown('warning').groups).toEqual([['schedule sweep', 'a']]);
  expect(shown('all', 3)).toMatchObject({ hidden: 1 });
});
