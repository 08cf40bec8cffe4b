import { expect, test } from 'vitest';
import { commandOf } from './canvas-keys';
import { nearestNode } from './nearest-node';

const press = (key: string, held: { meta?: boolean; ctrl?: boolean; shift?: boolean } = {}) =>
  commandOf({
    key,
    metaKey: held.meta ?? false,
    ctrlKey: held.ctrl ?? false,
    shiftKey: held.shift ?? false,
    altKey: false,
    target: null,
  });

test.each([
  ['undo', press('z', { meta: true })],
  ['undo', press('z', { ctrl: true })],
  ['redo', press('Z', { meta: true, shift: true })],
  ['duplicate', press('d', { ctrl: true })],
  ['delete', press('Backspace')],
  ['open', press('Enter')],
  ['add', press('a')],
  ['select-all', press('a', { meta: true })],
])('%s has its keys', (command, pressed) => {
  expect(pressed).toBe(command);
});

test('a key that means nothing here is left to the browser', () => {
  expect(press('q')).toBeUndefined();
  expect(press('c', { meta: true })).toBeUndefined();
});

const places = [
  { id: 'middle', x: 0, y: 0 },
  { id: 'right', x: 300, y: 20 },
  { id: 'far-right', x: 600, y: 0 },
  { id: 'below', x: 10, y: 100 },
];
const [middle] = places;

test.each([
  ['right', 'right'],
  ['down', 'below'],
  ['up', undefined],
  ['left', undefined],
] as const)('the arrow %s leads to %s', (direction, id) => {
  expect(middle && nearestNode(places, middle, direction)).toBe(id);
});
