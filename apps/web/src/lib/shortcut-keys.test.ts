import { expect, test } from 'vitest';
import { type KeyPress, matchesStep, stepsOf } from './shortcut-keys';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held };
}

test('mod is Command or Control', () => {
  expect(matchesStep(press('k', { metaKey: true }), 'mod+k')).toBe(true);
  expect(matchesStep(press('k', { ctrlKey: true }), 'mod+k')).toBe(true);
  expect(matchesStep(press('k'), 'mod+k')).toBe(false);
});

test('a plain letter is not taken while a modifier is held', () => {
  expect(matchesStep(press('g', { ctrlKey: true }), 'g')).toBe(false);
  expect(matchesStep(press('G', { shiftKey: true }), 'g')).toBe(false);
  expect(matchesStep(press('g'), 'g')).toBe(true);
});

test('a sign is taken with Shift and without, as keyboards differ', () => {
  expect(matchesStep(press('?', { shiftKey: true }), '?')).toBe(true);
  expect(matchesStep(press('?'), '?')).toBe(true);
});

test('redo is told from undo by Shift', () => {
  const redo = press('Z', { metaKey: true, shiftKey: true });
  expect(matchesStep(redo, 'mod+shift+z')).toBe(true);
  expect(matchesStep(redo, 'mod+z')).toBe(false);
});

test('a sequence has its steps in order', () => {
  expect(stepsOf('g d')).toEqual(['g', 'd']);
});
