import { APP_ID } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { buildGraph } from '../graph/build-graph';
import { withoutCrowds } from './crowded-lines';
import { flowEdges } from './flow-nodes';

const routes = (count: number) => Array.from({ length: count }, (_, n) => aRoute({ path: `/r${n}` }));
const edgesOf = (all: ReturnType<typeof routes>) => flowEdges(buildGraph(anApp(all), { isExpanded: () => false }), []);
const drawn = (all: ReturnType<typeof routes>, ...selected: string[]) =>
  withoutCrowds(edgesOf(all), new Set(selected)).map((edge) => edge.target);

test('lines that can be followed are all drawn', () => {
  const all = routes(40);
  expect(drawn(all)).toHaveLength(40);
});

test('of a crowd only the lines of what is selected are drawn, at either end', () => {
  const all = routes(41);
  const [first, second] = all.map((route) => route.id);
  expect(drawn(all)).toEqual([]);
  expect(drawn(all, first ?? '', second ?? '')).toEqual([first, second]);
  expect(drawn(all, APP_ID)).toHaveLength(41);
});
