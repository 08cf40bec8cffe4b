import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyStageConfig, type StageConfig } from '../stage-config';
import { applyStageEdits, type StageEdit } from './apply-stage-edits';

test('fields are set and unset however deep they lie', () => {
  const stage = emptyStageConfig('dev');
  const result = applyStageEdits(stage, [
    { path: ['settings', 'lambdaTimeout'], value: 30 },
    { path: ['functions', 'sweep', 'environmentVariables', 'MODE'], value: 'dry' },
    { path: ['target'], value: { type: 'aws', awsAccountId: '123456789012', region: 'eu-central-1' } },
  ]);
  expect(result).toMatchObject({
    ok: true,
    stage: {
      settings: { lambdaTimeout: 30 },
      functions: { sweep: { environmentVariables: { MODE: 'dry' } } },
      target: { type: 'aws', region: 'eu-central-1' },
    },
  });
  expect(stage).toEqual(emptyStageConfig('dev'));
});

test('the inverse of edits gives the configuration before them', () => {
  const set = (path: string[], value: fc.Arbitrary<NonNullable<StageEdit['value']>>) =>
    value.map((each): StageEdit => ({ path, value: each }));
  const edit = fc.oneof(
    set(['settings', 'lambdaTimeout'], fc.integer({ min: 1, max: 900 })),
    set(['settings', 'environmentVariables', 'A'], fc.string()),
    set(['functions', 'sweep', 'tags', 'team'], fc.string()),
    set(['secrets'], fc.array(fc.string())),
    fc.constantFrom<StageEdit[]>({ path: ['settings', 'environmentVariables'] }, { path: ['functions', 'sweep'] }),
  );
  fc.assert(
    fc.property(fc.array(edit), fc.array(edit), (first, second) => {
      const before = applied(emptyStageConfig('dev'), first);
      const result = applyStageEdits(before, second);
      if (!result.ok) throw new Error('valid');
      expect(applied(result.stage, result.inverse)).toEqual(before);
    }),
  );
});

test('an edit that does not fit changes nothing and answers with every problem', () => {
  const result = applyStageEdits(emptyStageConfig('dev'), [
    { path: ['name'], value: 'prod' },
    { path: ['settings', 'lambdaTimeout'], value: 'long' },
    { path: ['colour'], value: 'red' },
  ]);
  expect(result.ok ? [] : result.problems.map(({ path, code }) => [code, path.join('.')])).toEqual([
    ['read-only-field', 'name'],
    ['invalid-value', 'settings.lambdaTimeout'],
    ['invalid-value', ''],
  ]);
});

function applied(stage: StageConfig, edits: readonly StageEdit[]): StageConfig {
  const result = applyStageEdits(stage, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.stage;
}
