import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { apps } from '../conformance/apps/index.js';
import { compareCase } from '../conformance/compare.mjs';
import { deliberateDifferences } from '../conformance/differences.js';
import { registryOf } from '../conformance/registry.js';
import { runCorpus } from '../conformance/run-corpus.js';

const corpus = path.join(import.meta.dirname, '../conformance');

describe('what Chalice 1.34 was recorded to do', () => {
  test.each(['field', 'async'] as const)(
    'every case comes out the same with the request in a %s store',
    async (mode) => {
      const results = await runCorpus(corpus, [mode]);
      const failed = results.filter((each) => each.state === 'failed').map((each) => [each.id, ...each.problems]);
      expect(failed).toEqual([]);
      expect(results.filter((each) => each.state === 'passed').length).toBeGreaterThanOrEqual(530);
    },
  );

  const names = readdirSync(path.join(corpus, 'registries')).map((file) => path.basename(file, '.json'));
  test.each(names)('the twin of %s registers what the app of the corpus registers', (name) => {
    const expected = JSON.parse(readFileSync(path.join(corpus, 'registries', `${name}.json`), 'utf8'));
    const twin = apps[name]?.create([]);
    const actual = twin === undefined ? {} : JSON.parse(JSON.stringify(registryOf(twin)));
    const testCase = { id: name, app: name, area: '', kind: 'register', portability: 'exact' } as const;
    expect(compareCase({ ...testCase, expected: { return: inOrder(expected) } }, { return: inOrder(actual) })).toEqual(
      [],
    );
  });

  test('every deliberate difference says why', () => {
    expect(deliberateDifferences.filter(({ reason }) => reason.length < 30)).toEqual([]);
  });
});

/** Which route was registered first says nothing: the twins are split into groups. */
function inOrder({ routes = [], ...rest }: { routes?: { path: string; method: string }[] }) {
  const key = ({ path: route, method }: { path: string; method: string }) => `${route} ${method}`;
  return { ...rest, routes: [...routes].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}
