import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanJson } from './json-scan';
import { parseJson } from './json-text';

test('every value of a JSON text is told by its pointer and place', () => {
  const places: Record<string, string> = {};
  const text = ' {"a/b": [1, {"~": "x"}], "c": null}';
  scanJson(text, (pointer, at) => {
    places[pointer] = text.slice(at, at + 2);
  });
  expect(places).toEqual({ '': '{"', '/a~1b': '[1', '/a~1b/0': '1,', '/a~1b/1': '{"', '/a~1b/1/~0': '"x', '/c': 'nu' });
});

test('what JSON.stringify writes is read, and what JSON.parse refuses is not', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => scanJson(JSON.stringify(value, null, indent))));
  fc.assert(
    fc.property(fc.stringMatching(/^[{}[\],:"\\a1e. -]{0,12}$/), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      if (isJson) scanJson(text);
      else expect(() => scanJson(text)).toThrow();
    }),
  );
});

test.each([
  ['{\n  "a": 1,\n}', 3, 1],
  ['{\n  "a": nope\n}', 2, 8],
  ['[1, 2', 1, 6],
  ['', 1, 1],
])('broken JSON is said by line and column: %j', (text, line, column) => {
  expect(parseJson(text, 'x.json')).toMatchObject({ finding: { code: 'broken-json', line, column } });
});

test('a bomb of brackets is no stack overflow', () => {
  expect(parseJson('['.repeat(1_000_000), 'x.json')).toMatchObject({ finding: { code: 'broken-json' } });
});
