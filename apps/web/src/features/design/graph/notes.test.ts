import { expect, test } from 'vitest';
import { freeCorner, NEW_NOTE } from './notes';

test('a new note covers nothing, and stands near where it was wanted', () => {
  const card = { x: 0, y: 0, width: 228, height: 64 };
  expect(freeCorner({ x: 1000, y: 0 }, [card])).toEqual({ x: 1000, y: 0 });
  const { x, y } = freeCorner({ x: 10, y: 10 }, [card]);
  const isApart = x >= card.width || y >= card.height || x + NEW_NOTE.width <= 0 || y + NEW_NOTE.height <= 0;
  expect(isApart).toBe(true);
  expect(Math.hypot(x - 10, y - 10)).toBeLessThan(400);
});

test('where all is full it stands where it was wanted', () => {
  const everything = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
  expect(freeCorner({ x: 10, y: 10 }, [everything])).toEqual({ x: 10, y: 10 });
});
