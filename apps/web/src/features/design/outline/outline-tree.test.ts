import { anApp, aRoute, aTable } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { beginsOpen, branchesOf, outlineOf, rowsOf } from './outline-tree';

const note = { x: 0, y: 0, width: 200, height: 100, color: 'yellow' as const, text: '# Why\nTwo queues' };
const many = Array.from({ length: 100 }, (_, n) => aRoute({ path: `/area${n % 5}/item${n}` }));

test('notes stand beside the constructs, and are found by their words', () => {
  const spec = anApp([aTable({ name: 'orders' })]);
  expect(outlineOf(spec, { note_1: note }, '').map((branch) => branch.label)).toEqual(['Resources', 'Notes']);
  expect(outlineOf(spec, { note_1: note }, 'queues').map((branch) => branch.label)).toEqual(['Notes']);
});

test('of a large design the groups of routes begin closed, of a small one open', () => {
  const large = outlineOf(anApp([...many, aTable({ name: 'orders' })]), {}, '');
  const shown = rowsOf(large, beginsOpen(large));
  expect(shown.map((row) => (row.type === 'branch' ? row.label : row.item.title)).sort()).toEqual([
    '/area0',
    '/area1',
    '/area2',
    '/area3',
    '/area4',
    'Resources',
    'Routes',
    'orders',
  ]);
  const small = outlineOf(anApp(many.slice(0, 20)), {}, '');
  expect(rowsOf(small, beginsOpen(small)).filter((row) => row.type === 'item')).toHaveLength(20);
});

test('knows the branches that hold an item', () => {
  const branches = outlineOf(anApp(many), {}, '');
  expect(branchesOf(branches, many[7]?.id ?? '')).toEqual(['kind:Routes', 'group::/area2']);
  expect(branchesOf(branches, 'gone')).toEqual([]);
});

test('filters a thousand routes by several words', () => {
  const branches = outlineOf(anApp(many), {}, 'area3 item8');
  expect(rowsOf(branches, () => true).filter((row) => row.type === 'item').length).toBeGreaterThan(0);
  expect(outlineOf(anApp(many), {}, 'nowhere')).toEqual([]);
});
