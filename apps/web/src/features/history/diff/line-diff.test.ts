import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff, withContext } from './line-diff';

const lines = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  .map((all) => all.map((line) => `${line}\n`).join(''));

test('both texts can be read from their difference', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = lineDiff(before, after);
      const text = (type: 'added' | 'removed') =>
        diff
          .filter((line) => line.type !== type)
          .map((line) => `${line.text}\n`)
          .join('');
      expect(text('added')).toBe(before === '' ? '' : before);
      expect(text('removed')).toBe(after === '' ? '' : after);
    }),
  );
});

test('lines are numbered in the text that they stand in', () => {
  expect(lineDiff('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
    { type: 'same', text: 'a', before: 1, after: 1 },
    { type: 'removed', text: 'b', before: 2 },
    { type: 'added', text: 'x', after: 2 },
    { type: 'same', text: 'c', before: 3, after: 3 },
  ]);
});

test('what is far from a change is left out and counted', () => {
  const text = Array.from({ length: 20 }, (_, n) => `${n}\n`).join('');
  const shown = withContext(lineDiff(text, text.replace('10\n', 'ten\n')), 2);
  expect(shown[0]).toEqual({ type: 'gap', count: 8 });
  expect(shown.at(-1)).toEqual({ type: 'gap', count: 7 });
  expect(shown).toHaveLength(8);
});

test('long texts are parted at what stands in both once, and compared in a moment', () => {
  const route = (n: number, words = 'same') => `"/orders/${n}": {\n  "responses": {},\n  "summary": "${words}"\n},\n`;
  const routes = Array.from({ length: 10_000 }, (_, n) => n);
  const before = routes.map((n) => route(n)).join('');
  const after = routes
    .filter((n) => n % 1000 !== 1)
    .map((n) => route(n, n % 1000 === 0 ? 'changed' : 'same'))
    .join('');
  const start = performance.now();
  const changed = lineDiff(before, after).filter(({ type }) => type !== 'same');
  // 60 ms here; without anchors it would be 40,000 lines removed and as many added.
  expect(performance.now() - start).toBeLessThan(3000);
  expect(changed).toHaveLength(10 * 2 + 10 * 4);
});
