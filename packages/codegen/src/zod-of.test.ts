import { expect, test } from 'vitest';
import * as z from 'zod';
import { queryZodOf } from './zod-of';

/** The code as it runs in an app. */
function compile(schema: Parameters<typeof queryZodOf>[0]): z.ZodType {
  const make = new Function('z', `return ${queryZodOf(schema)};`);
  return make(z);
}

test('a query is text, so numbers and booleans are read from it', () => {
  const query = compile({
    type: 'object',
    properties: {
      limit: { type: 'integer', minimum: 1, maximum: 10 },
      price: { type: 'number', exclusiveMinimum: 0 },
      isOpen: { type: 'boolean' },
      ids: { type: 'array', items: { type: 'integer' }, maxItems: 2 },
      q: { type: 'string', pattern: '^a' },
    },
    required: ['limit'],
  });
  const sent = { limit: '5', price: '1.5', isOpen: 'false', ids: ['1', '2'], q: 'ab' };
  expect(query.parse(sent)).toEqual({ limit: 5, price: 1.5, isOpen: false, ids: [1, 2], q: 'ab' });
  expect(query.parse({ limit: '5' })).toEqual({ limit: 5 });
  for (const wrong of [
    {},
    { limit: '0' },
    { limit: '1.5' },
    { limit: 'x' },
    { limit: '1', isOpen: 'maybe' },
    { limit: '1', q: 'b' },
    { limit: '1', ids: ['1', '2', '3'] },
  ])
    expect(query.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
});
