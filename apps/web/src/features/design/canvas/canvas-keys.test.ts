import { expect, test } from 'vitest';
import { canvasShortcuts, commandOf } from './canvas-keys';
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

test('arrows go to the neighbour, with Shift take it along, with Alt move what is selected', () => {
  const arrow = (held: { shiftKey?: boolean; altKey?: boolean }) =>
    commandOf({
      ...{ key: 'ArrowLeft', metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, target: null },
      ...held,
    });
  expect(arrow({})).toEqual({ move: 'left', isAdding: false });
  expect(arrow({ shiftKey: true })).toEqual({ move: 'left', isAdding: true });
  expect(arrow({ altKey: true })).toEqual({ nudge: 'left', isFar: false });
  expect(arrow({ altKey: true, shiftKey: true })).toEqual({ nudge: 'left', isFar: true });
});

/** Copy, cut and paste are the browser's own events. */
const byBrowser = ['mod+c', 'mod+x', 'mod+v'];
const named: Record<string, string> = {
  ...{ arrows: 'ArrowUp', enter: 'Enter', space: ' ', delete: 'Delete', esc: 'Escape', plus: '+' },
};

test.each(canvasShortcuts.filter(({ keys }) => !byBrowser.includes(keys)).map(({ keys }) => keys))(
  'the sheet’s %s does something',
  (keys) => {
    const parts = keys.split('+');
    const key = parts.at(-1) ?? '';
    const held = (name: string) => parts.includes(name);
    const press = {
      ...{ key: named[key] ?? key, metaKey: false, ctrlKey: held('mod'), target: null },
      ...{ shiftKey: held('shift'), altKey: held('alt') },
    };
    expect(commandOf(press)).toBeDefined();
  },
);
