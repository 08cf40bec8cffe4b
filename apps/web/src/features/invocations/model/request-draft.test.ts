import { expect, test } from 'vitest';
import { fillPattern, missingParameters, parametersOf } from './path-pattern';
import { callOf, headerValue, jsonMistake, type Pair, type RequestDraft, sendsJson, withHeader } from './request-draft';

const pair = (name: string, value: string, isOn = true): Pair => ({ id: name, name, value, isOn });
const draft = (changes: Partial<RequestDraft> = {}): RequestDraft => ({
  method: 'GET',
  pattern: '/todos',
  parameters: {},
  query: [],
  headers: [],
  body: { type: 'none' },
  ...changes,
});

test('parameters are filled in as an address is written', () => {
  expect(fillPattern('/a/{id}/b', { id: 'x y/z' })).toBe('/a/x%20y%2Fz/b');
  expect(fillPattern('/files/{proxy+}', { proxy: 'a b/c' })).toBe('/files/a%20b/c');
  expect(fillPattern('/a/{id}', {})).toBe('/a/{id}');
  expect(parametersOf('/a/{id}/{rest+}')).toEqual([
    { name: 'id', isGreedy: false },
    { name: 'rest', isGreedy: true },
  ]);
  expect(missingParameters('/a/{id}/{sub}', { id: '1' })).toEqual(['sub']);
});

test('a call has the query and headers that are on and named', () => {
  const call = callOf(
    draft({
      query: [pair('q', 'a&b'), pair('off', '1', false), pair('', 'x')],
      headers: [pair(' Accept ', 'application/json'), pair('X-Off', '1', false)],
    }),
  );
  expect(call).toEqual({ method: 'GET', path: '/todos?q=a%26b', headers: { Accept: 'application/json' } });
});

test('a body goes only with a method that can have one', () => {
  const body = { type: 'text', text: '{}' } as const;
  expect(callOf(draft({ method: 'GET', body })).body).toBeUndefined();
  expect(callOf(draft({ method: 'POST', body })).body).toEqual({ encoding: 'utf8', data: '{}' });
  const file = { type: 'file', name: 'a.png', mediaType: 'image/png', bytes: 3, base64: 'AAEC' } as const;
  expect(callOf(draft({ method: 'PUT', body: file })).body).toEqual({ encoding: 'base64', data: 'AAEC' });
});

test('a mistake in JSON is said, and nothing is said of none', () => {
  expect(jsonMistake('')).toBeUndefined();
  expect(jsonMistake('{"a":1}')).toBeUndefined();
  expect(jsonMistake('{"a":}')).toMatch(/Unexpected token/);
});

test('headers are found and set whatever their case', () => {
  const made = withHeader(draft({ headers: [pair('content-type', 'text/plain')] }), {
    id: 'n',
    name: 'Content-Type',
    value: 'application/problem+json',
  });
  expect(made.headers).toHaveLength(1);
  expect(sendsJson(made)).toBe(true);
  expect(headerValue(made, 'CONTENT-TYPE')).toBe('application/problem+json');
  expect(withHeader(draft(), { id: 'n', name: 'Authorization', value: 't' }).headers).toHaveLength(1);
});
