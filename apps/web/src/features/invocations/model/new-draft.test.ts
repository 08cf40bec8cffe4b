import type { Route } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { newDraftOf, takesBytes, tokenHeaderOf } from './new-draft';
import { sampleOfSchema } from './schema-sample';

let count = 0;
const newId = () => `${++count}`;
const route = (changes: Partial<Route> = {}): Route => ({
  id: 'rt_xxxxxxxxxx',
  order: 'a',
  kind: 'route',
  path: '/todos',
  methods: ['POST'],
  handler: { file: 'chalicelib/todos.ts', export: 'addTodo' },
  ...changes,
});

test('a request begins with a body that the route takes', () => {
  const bodySchema = {
    type: 'object',
    properties: { text: { type: 'string' }, n: { type: 'integer' } },
    required: ['text'],
  };
  const draft = newDraftOf(route({ bodySchema }), newId);
  expect(draft.body).toEqual({ type: 'text', text: '{\n  "text": "text"\n}' });
  expect(draft.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Accept: */*',
    'Content-Type: application/json',
  ]);
});

test('a route of images waits for a file, and GET has no body at all', () => {
  const images = route({ contentTypes: ['image/png'] });
  expect(takesBytes(images)).toBe(true);
  expect(newDraftOf(images, newId).body).toEqual({ type: 'none' });
  expect(newDraftOf(route({ methods: ['GET'] }), newId).headers).toHaveLength(1);
  expect(takesBytes(route({ contentTypes: ['application/vnd.api+json'] }))).toBe(false);
});

test('what the query may have is offered, but not sent', () => {
  const querySchema = { type: 'object', properties: { page: { type: 'integer' } } };
  expect(newDraftOf(route({ querySchema }), newId).query).toMatchObject([{ name: 'page', isOn: false }]);
});

test('the token goes where the authorizer looks for it', () => {
  const at = { id: 'auth_xxxxxxxxxx', order: 'a', kind: 'authorizer', name: 'check' } as const;
  const handler = { file: 'chalicelib/auth.ts', export: 'check' };
  const guarded = route({ authorizer: { id: at.id } });
  const builtin = { ...at, type: 'builtin', handler, header: 'X-Token' } as const;
  expect(tokenHeaderOf(guarded, { authorizers: { [at.id]: builtin } })).toBe('X-Token');
  expect(
    tokenHeaderOf(guarded, { authorizers: { [at.id]: { id: at.id, order: at.order, kind: at.kind, type: 'iam' } } }),
  ).toBeUndefined();
  expect(tokenHeaderOf(route(), { authorizers: {} })).toBeUndefined();
});

test('a sample has what is required, and examples go before guesses', () => {
  expect(
    sampleOfSchema({
      type: 'object',
      required: ['a', 'b', 'c', 'd'],
      properties: {
        a: { enum: ['x', 'y'] },
        b: { type: 'array', items: { type: 'number', minimum: 5 } },
        c: { type: ['string', 'null'], examples: ['hi'] },
        d: { type: 'object', properties: { e: { const: 3 } } },
      },
    }),
  ).toEqual({ a: 'x', b: [5], c: 'hi', d: { e: 3 } });
  expect(sampleOfSchema(undefined)).toEqual({});
});
