import { projectName } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { checkProjectName, suggestName } from './project-name';

test('a free name is suggested as it is, a taken one with the next number', () => {
  expect(suggestName('todo', [])).toBe('todo');
  expect(suggestName('todo', ['Todo', 'todo-2'])).toBe('todo-3');
});

test.each([
  ['', 'Give the project a name.'],
  ['2do', 'Begin with a letter.'],
  ['my app', 'No spaces: use - or _ between words.'],
  ['café', '“é” cannot be in a name: use letters, digits, - and _.'],
  ['a'.repeat(65), 'Use at most 64 characters; these are 65.'],
  ['Todo', 'The team has a project “Todo” already.'],
])('%j is refused with a reason', (name, reason) => {
  expect(checkProjectName(name, ['todo'])).toBe(reason);
});

test.each(['', '2do', 'my app', 'café', 'a'.repeat(65), 'a'.repeat(64), 'orders_v2', 'A-b'])(
  'the page and the server agree on %j',
  (name) => {
    expect(checkProjectName(name, []) === undefined).toBe(projectName.safeParse(name).success);
  },
);
