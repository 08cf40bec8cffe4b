import { expect, test } from 'vitest';
import { aDeployment } from '../testing/deployment';
import { isOver, newerDeployment, withDeployment, withEvents } from './live-deployment';

test('a new deployment stands first, a known one changes in its place', () => {
  const first = aDeployment({ id: 'a', number: 1, status: 'succeeded' });
  const second = aDeployment({ id: 'b', number: 2 });
  const pages = withDeployment([{ items: [first], nextCursor: 'c' }], second);
  expect(pages).toEqual([{ items: [second, first], nextCursor: 'c' }]);
  const building = { ...second, status: 'building' as const, history: [{ status: 'building' as const, at: 2 }] };
  expect(withDeployment(pages, building)[0]?.items.map((item) => item.status)).toEqual(['building', 'succeeded']);
  expect(withDeployment([], first)).toEqual([{ items: [first] }]);
});

test('an answer that arrives late never takes back what the stream said', () => {
  const done = aDeployment({ status: 'succeeded', history: [{ status: 'queued', at: 1 }] });
  const late = aDeployment({ status: 'building' });
  expect(withDeployment([{ items: [done] }], late)[0]?.items).toEqual([done]);
  expect(newerDeployment(done, late)).toEqual(done);
  expect(newerDeployment(late, done)).toEqual(done);
  expect(isOver(done)).toBe(true);
  expect(isOver(late)).toBe(false);
});

test('events are in order, each once', () => {
  const event = (sequence: number) => ({ sequence, at: sequence, level: 'info' as const, message: `${sequence}` });
  expect(withEvents([event(1), event(3)], [event(3), event(2)]).map((each) => each.sequence)).toEqual([1, 2, 3]);
});
