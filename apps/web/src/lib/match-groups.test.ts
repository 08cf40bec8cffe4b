import { expect, test } from 'vitest';
import { matchCommand } from './match-command';
import { matchGroups } from './match-groups';

const groups = [
  ['Add to the design', ['Add cognito authorizer', 'Add queue']],
  ['Projects', ['shop', 'orders']],
  ['Preferences', ['Skip this step of the tour', 'Leave the tour', 'Dark theme']],
] as const;
const typed = (text: string) => matchGroups<string>(groups, (title) => matchCommand(text, title, []));

test('what fits best is the first of all, whichever group it is of', () => {
  expect(typed('tour')).toEqual([
    ['Preferences', ['Skip this step of the tour', 'Leave the tour']],
    ['Add to the design', ['Add cognito authorizer']],
  ]);
});

test('groups and members that fit alike stay in their order', () => {
  expect(typed('')).toEqual(groups.map(([name, members]) => [name, [...members]]));
});

test('a group without anything that fits is not shown', () => {
  expect(typed('shop')).toEqual([['Projects', ['shop']]]);
  expect(typed('zebra')).toEqual([]);
});
