import { emptyStageConfig, type StageConfig } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { canRepeat, countOverrides, messagesAt, settingsPath, valueAt, withEdits } from './field-edits';

const stage: StageConfig = {
  ...emptyStageConfig('dev'),
  settings: { lambdaMemorySize: 256, environmentVariables: { MODE: 'fast' } },
};

test('a value is found at its path, and nothing where there is none', () => {
  expect(valueAt(stage, ['settings', 'environmentVariables', 'MODE'])).toBe('fast');
  expect(valueAt(stage, ['functions', 'sweep', 'lambdaTimeout'])).toBeUndefined();
  expect(valueAt(stage, ['settings', 'environmentVariables', 'toString'])).toBeUndefined();
});

test('an edit is repeated when somebody else changed another field', () => {
  const edits = [{ path: ['settings', 'lambdaMemorySize'], value: 512 }];
  expect(canRepeat(edits, stage, { ...stage, nodeVersion: '22' })).toBe(true);
});

test('an edit is not repeated over somebody else’s change of the same field', () => {
  const edits = [{ path: ['settings', 'lambdaMemorySize'], value: 512 }];
  expect(canRepeat(edits, stage, { ...stage, settings: { lambdaMemorySize: 1024 } })).toBe(false);
});

test('problems are shown at their field, those of what it holds included', () => {
  const problem = { entityId: 'stage', code: 'x', severity: 'error' as const };
  const problems = [
    { ...problem, path: ['settings', 'lambdaMemorySize'], message: 'Too much.' },
    { ...problem, path: ['functions', 'sweep', 'lambdaTimeout'], message: 'Too long.' },
  ];
  expect(messagesAt(problems, ['settings', 'lambdaMemorySize'])).toBe('Too much.');
  expect(messagesAt(problems, ['functions', 'sweep'])).toBe('Too long.');
  expect(messagesAt(problems, ['settings', 'lambdaTimeout'])).toBeUndefined();
});

test('overrides of a function are counted, each variable as one', () => {
  expect(countOverrides(undefined)).toBe(0);
  expect(countOverrides({ lambdaTimeout: 3, environmentVariables: { A: '1', B: '2' } })).toBe(3);
  expect(settingsPath('sweep')).toEqual(['functions', 'sweep']);
});

test('edits show at once, in objects that were not there before', () => {
  const edited = withEdits(stage, [
    { path: ['functions', 'sweep', 'environmentVariables', 'A'], value: '1' },
    { path: ['settings', 'lambdaMemorySize'] },
  ]);
  expect(edited.functions).toEqual({ sweep: { environmentVariables: { A: '1' } } });
  expect(edited.settings).toEqual({ environmentVariables: { MODE: 'fast' } });
  expect(stage.settings.lambdaMemorySize).toBe(256);
});
