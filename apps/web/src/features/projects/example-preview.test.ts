import { expect, test } from 'vitest';
import { drawPreview, parseHighlight } from './example-preview';

test.each([
  ['GET /todos/{id}', 'route', 'GET /todos/{id}'],
  ['GET, POST /todos', 'route', 'GET, POST /todos'],
  ['schedule sweep_done', 'schedule', 'sweep_done'],
  ['WebSocket message', 'websocket-handler', 'message'],
  ['authorizer token', 'authorizer', 'token'],
  ['anything else', 'lambda-function', 'anything else'],
])('%j is drawn as a %s', (text, kind, title) => {
  expect(parseHighlight(text)).toEqual({ kind, title });
});

test('a resource is drawn with the icon of its type', () => {
  expect(parseHighlight('bucket images')).toEqual({ kind: 'resource', resourceType: 'bucket', title: 'images' });
});

test('what starts the app stands at the left, what it calls at the right, joined', () => {
  const { cards, edges } = drawPreview(['table todos', 'GET /todos', 'POST /todos']);
  expect(cards.map((card) => card.title)).toEqual(['GET /todos', 'POST /todos', 'todos']);
  expect(edges).toEqual([
    [0, 2],
    [1, 2],
  ]);
});

test('cards do not leave the drawing, however many highlights there are', () => {
  const { cards, height } = drawPreview(Array.from({ length: 30 }, (_, index) => `GET /path/${index}`));
  expect(cards).toHaveLength(4);
  for (const card of cards) {
    expect(card.y).toBeGreaterThanOrEqual(0);
    expect(card.y + 26).toBeLessThanOrEqual(height);
  }
});
