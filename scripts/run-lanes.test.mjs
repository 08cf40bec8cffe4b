import { expect, test } from 'vitest';
import { runLanes } from './lib/run-lanes.mjs';

test('runs a step only after those that it needs, whatever the order of the list', async () => {
  const { order } = await record([{ name: 'journey', after: ['build'] }, { name: 'build' }, { name: 'lint' }]);
  expect(order.indexOf('journey')).toBeGreaterThan(order.indexOf('build'));
  expect(order).toHaveLength(3);
});

test('does not run what stands behind a failure, and all that stands behind that', async () => {
  const { order, results } = await record(
    [{ name: 'build' }, { name: 'journey', after: ['build'] }, { name: 'image', after: ['journey'] }],
    { failing: ['build'] },
  );
  expect(order).toEqual(['build']);
  expect(results.map((result) => result.blocker)).toEqual([undefined, 'build', 'journey']);
});

test('a step that was not chosen holds nobody up', async () => {
  const { order } = await record([{ name: 'unit', after: ['packages'] }]);
  expect(order).toEqual(['unit']);
});

test('keeps every lane busy and no more than asked', async () => {
  const { most } = await record([{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]);
  expect(most).toBe(2);
});

async function record(steps, { failing = [] } = {}) {
  const order = [];
  let [now, most] = [0, 0];
  const results = await runLanes({
    steps,
    lanes: 2,
    run: async ({ name }) => {
      order.push(name);
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now -= 1;
      return { isOk: !failing.includes(name) };
    },
    refuse: (_step, blocker) => ({ isOk: false, blocker }),
  });
  return { order, most, results };
}
