import { emptyStageConfig, inCanonicalOrder } from '@chalice-studio/appspec';
import { anApp, aRoute, arbitraryAppSpec } from '@chalice-studio/appspec/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportAppSpec, importAppSpec } from './app-spec-file';

test('a document comes back as it was, its stages with it', () => {
  fc.assert(
    fc.property(arbitraryAppSpec(), (spec) => {
      const stages = [emptyStageConfig('dev'), { ...emptyStageConfig('prod'), isProduction: true }];
      const text = exportAppSpec(spec, stages);
      expect(importAppSpec(text, 'app.json')).toMatchObject({ ok: true, spec: inCanonicalOrder(spec), stages });
      expect(importAppSpec(JSON.stringify(spec), 'app.json')).toMatchObject({ ok: true, spec: inCanonicalOrder(spec) });
    }),
    { numRuns: 30 },
  );
});

test('where a stage runs, and what its stack calls its data, is of one studio', () => {
  const target = { type: 'aws' as const, awsAccountId: 'a', region: 'eu-west-1' };
  const text = exportAppSpec(anApp([]), [{ ...emptyStageConfig('prod'), target }]);
  expect(text).not.toContain('awsAccountId');
});

test('a broken document is refused with everything that is wrong, each at its line', () => {
  const route = aRoute({ path: '/' });
  const spec = { ...anApp([route]), debug: 'yes', colour: 'red' };
  Object.assign(spec.routes[route.id] ?? {}, { methods: 'GET' });
  const imported = importAppSpec(JSON.stringify(spec, null, 2), 'app.json');
  expect(imported.ok).toBe(false);
  const lines = JSON.stringify(spec, null, 2).split('\n');
  const said = imported.findings.map(({ line = 0, message }) => [
    lines[line - 1]?.trim().split(':')[0],
    message.split(':')[0],
  ]);
  expect(said).toEqual([
    ['"debug"', 'debug'],
    ['"methods"', `routes/${route.id}/methods`],
    ['"colour"', 'colour'],
  ]);
});

test.each([
  ['{"version": 2}', 'newer-version'],
  ['{"version": ', 'broken-json'],
  ['[]', 'broken-document'],
])('%s is refused: %s', (text, code) => {
  expect(importAppSpec(text, 'app.json')).toMatchObject({ ok: false, findings: [{ code }] });
});
