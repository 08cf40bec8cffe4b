import { expect, test } from 'vitest';
import type { FlowEdge, FlowNode } from '../canvas/flow-types';
import { drawPicture, type PictureColors } from './picture';
import { escaped, fitted, widthOf, wrapped } from './picture-text';

const colors: PictureColors = {
  ...{ canvas: '#fff', surface: '#fff', sunken: '#eee', line: '#ccc', control: '#999', fg: '#111', muted: '#555' },
  ...{ danger: '#a00', warning: '#a60', faces: { table: { color: '#0aa', soft: '#eff' } } },
  notes: { yellow: { ground: '#ffd', edge: '#dd8' } },
};

function aCard(id: string, title: string, at: { x: number; y: number }, parentId?: string): FlowNode {
  return {
    ...{ id, type: 'card', position: at, width: 228, height: 64 },
    ...(parentId === undefined ? {} : { parentId }),
    data: {
      ...{ label: title, title, line: 'id', face: 'table', errors: 0, warnings: 0 },
      ...{ isGuarded: false, isRow: false, canStart: true, canEnd: true },
    },
  };
}

const note: FlowNode = {
  ...{ id: 'note_1', type: 'note', position: { x: 0, y: 200 }, width: 240, height: 120 },
  data: { text: '# Why\n- one & only\n<script>alert(1)</script>', color: 'yellow' },
};
const edge: FlowEdge = {
  ...{ id: 'e', source: 'a', target: 'b', type: 'why' },
  data: {
    edge: { id: 'e', source: 'a', target: 'b', kind: 'uses', why: 'a may read b.', entityIds: [] },
  },
};
const nodes = [aCard('a', 'orders', { x: 0, y: 0 }), aCard('b', 'items', { x: 400, y: 40 }), note];
const look = { colors, icons: { table: '<path d="M0 0h24"/>' }, title: 'shop' };

test('holds everything within its edges, with the notes and the lines', () => {
  const picture = drawPicture({ nodes, edges: [edge], ...look });
  expect(picture).toMatchObject({ width: 692, height: 384 });
  expect(picture?.svg).toContain('viewBox="-32 -32 692 384"');
  expect(picture?.svg).toContain('stroke-dasharray="5 3"');
  expect(picture?.svg).toContain('<title>a may read b.</title>');
  expect(picture?.svg).toContain('one &amp; only');
});

test('nothing that was typed can become a part of the file', () => {
  const { svg = '' } = drawPicture({ nodes, edges: [], ...look }) ?? {};
  expect(svg).not.toContain('<script');
  expect(escaped('a\u0000b\ud800<&>"\'')).toBe('ab&lt;&amp;&gt;&quot;&apos;');
});

test('of a selection holds that, what stands in it, and the lines between', () => {
  const inner = aCard('c', 'inner', { x: 10, y: 10 }, 'a');
  const picture = drawPicture({ nodes: [...nodes, inner], edges: [edge], ids: ['a'], ...look });
  expect(picture?.svg).toContain('inner');
  expect(picture?.svg).not.toContain('items');
  expect(picture?.svg).not.toContain('stroke-dasharray');
});

test('of nothing is none', () => {
  expect(drawPicture({ nodes: [], edges: [], ...look })).toBeUndefined();
});

test('long names are cut in the middle, and no sign is cut in two', () => {
  const font = { size: 12, isMono: true };
  const long = '👩‍👩‍👧'.repeat(30);
  const cut = fitted(long, 120, font);
  expect(widthOf(cut, font)).toBeLessThanOrEqual(120);
  expect(cut.replaceAll('👩‍👩‍👧', '')).toBe('…');
  expect(fitted('short', 120, font)).toBe('short');
});

test('lines break between words, and within one that is too long', () => {
  const font = { size: 13, isMono: false };
  expect(wrapped('one two three', 60, font).join('|')).toBe('one two|three');
  for (const line of wrapped('é'.normalize('NFD').repeat(80), 100, font))
    expect(widthOf(line, font)).toBeLessThanOrEqual(100);
});
