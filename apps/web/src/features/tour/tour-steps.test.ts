import { expect, test } from 'vitest';
import { advance, readTour, tourSteps, writeTour } from './tour-steps';

test('the tour has five steps, each ended by a signal of its own', () => {
  expect(new Set(tourSteps.map((step) => step.signal)).size).toBe(5);
});

test('a signal ends its step', () => {
  expect(advance(0, 'selected-route')).toBe(1);
  expect(advance(3, 'deployed')).toBe(4);
});

test('doing a later step first skips those before it', () => {
  expect(advance(0, 'deployed')).toBe(4);
});

test('a signal of a step that is over changes nothing', () => {
  expect(advance(3, 'selected-route')).toBe(3);
  expect(advance(5, 'changed')).toBe(5);
});

test('where one left is remembered', () => {
  const left = { projectId: 'abc', step: 2, isOpen: false };
  expect(readTour(writeTour(left))).toEqual(left);
});

test.each([undefined, '', 'abc', 'abc x open', 'abc 9 open', ' 1 open'])('%j is no tour', (text) => {
  expect(readTour(text)).toBeUndefined();
});
