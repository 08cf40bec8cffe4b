import { expect, test } from 'vitest';
import { whenReachable } from './when-reachable';

const lost = () => Object.assign(new Error('Failed to load chunk x.js'), { name: 'ChunkLoadError' });
const surroundings = (isReachable: boolean) => ({
  isReachable: async () => isReachable,
  pause: async () => undefined,
});

test('a part that cannot be fetched while offline comes when the studio is back', async () => {
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries < 20) throw lost();
    return 'part';
  };
  expect(await whenReachable(load, surroundings(false))).toBe('part');
});

test('a part that the studio does not have any more is an error', async () => {
  const load = async () => {
    throw lost();
  };
  await expect(whenReachable(load, surroundings(true))).rejects.toThrow('load chunk');
});

test('an error within the part itself is not tried again', async () => {
  let tries = 0;
  const load = async () => {
    tries += 1;
    throw new TypeError('x is not a function');
  };
  await expect(whenReachable(load, surroundings(false))).rejects.toThrow('not a function');
  expect(tries).toBe(1);
});
