import { expect, test } from 'vitest';
import { drawPreview } from './example-preview';

const table = { kind: 'resource', resourceType: 'table', title: 'todos', side: 'right' } as const;
const route = (title: string) => ({ kind: 'route', title, side: 'left' }) as const;

test('what starts the app stands at the left, what it reaches at the right', () => {
  const { cards, edges } = drawPreview({ cards: [route('GET /todos'), route('POST /todos'), table], edges: [[0, 2]] });
  const [first, second, last] = cards;
  expect(first?.x).toBe(second?.x);
  expect(last?.x).toBeGreaterThan(first?.x ?? 0);
  expect(last).toMatchObject({ kind: 'resource', resourceType: 'table', title: 'todos' });
  expect(edges).toEqual([[0, 2]]);
});

test('cards do not leave the drawing', () => {
  const { cards, height, card } = drawPreview({ cards: ['a', 'b', 'c', 'd'].map(route), edges: [] });
  for (const { y } of cards) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + card.height).toBeLessThanOrEqual(height);
  }
});
