import { expect, test } from 'vitest';
import { Turns } from './turns';

test('no more is at work at once than there are turns, in the order in which it came, failures or not', async () => {
  const turns = new Turns(2);
  const began: number[] = [];
  let atWork = 0;
  let most = 0;
  const one = (number: number) =>
    turns.take(async () => {
      began.push(number);
      atWork += 1;
      most = Math.max(most, atWork);
      await new Promise((resolve) => setImmediate(resolve));
      atWork -= 1;
      if (number % 3 === 0) throw new Error('no');
      return number;
    });
  const ended = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => one(number)));
  expect(most).toBe(2);
  expect(began).toEqual(ended.map((_, number) => number));
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(7);
});
