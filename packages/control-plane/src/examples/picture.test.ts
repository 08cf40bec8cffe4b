import { anApp, aRoute, aSchedule, aTable, aUse } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { constructsOf, pictureOf } from './picture';

const list = aRoute({ path: '/orders' });
const health = aRoute({ path: '/health' });
const sweep = aSchedule({ name: 'sweep' });
const table = aTable({ name: 'orders' });
const spec = anApp([list, health, sweep, table, aUse(list.id, table.id), aUse(sweep.id, table.id)]);

test('what starts an app stands left, what it reaches right, joined where it really reaches it', () => {
  const { cards, edges } = pictureOf(spec);
  expect(cards.map(({ side, title }) => `${side} ${title}`)).toEqual([
    ...['left GET /orders', 'left GET /health', 'left sweep', 'right orders'],
  ]);
  expect(edges).toEqual([
    [0, 3],
    [2, 3],
  ]);
});

test('an app of many routes is drawn small, and keeps room for what runs by itself', () => {
  const routes = Array.from({ length: 30 }, (_, index) => aRoute({ path: `/path/${index}` }));
  const { cards } = pictureOf(anApp([...routes, sweep]));
  expect(cards.map(({ kind }) => kind)).toEqual(['route', 'route', 'route', 'schedule']);
});

test('constructs are counted by kind, resources by type', () => {
  expect(constructsOf(spec)).toEqual([
    { kind: 'route', count: 2 },
    { kind: 'schedule', count: 1 },
    { kind: 'resource', resourceType: 'table', count: 1 },
  ]);
});
