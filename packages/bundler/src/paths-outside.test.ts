import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathsOutside } from './paths-outside';

test('a path matches when it lies in none of the folders', () => {
  const outside = pathsOutside(['/srv/store/a1/node_modules', '/srv/runtime', '/srv/run.time+(x)']);
  for (const inside of ['/srv/runtime/dist/a.js', '/srv/store/a1/node_modules/b/c.js', '/srv/run.time+(x)/a'])
    expect(outside.test(inside)).toBe(false);
  for (const path of [
    '/srv/runtime',
    '/srv/runtimes/a',
    '/srv/store/a1/package.json',
    '/srv/runXtime+(x)/a',
    '/etc',
    '',
  ])
    expect(outside.test(path)).toBe(true);
});

test('it says what startsWith says', () => {
  const letter = fc.constantFrom('a', 'b', '.', '-', ']', '^', '\\', 'é');
  const folder = fc
    .array(fc.string({ unit: letter, minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((parts) => `/${parts.join('/')}`);
  fc.assert(
    fc.property(fc.array(folder, { minLength: 1, maxLength: 3 }), folder, (folders, path) => {
      const isInside = folders.some((each) => path.startsWith(`${each}/`));
      expect(pathsOutside(folders).test(path)).toBe(!isInside);
    }),
  );
});
