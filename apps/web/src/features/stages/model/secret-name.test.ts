import { emptyStageConfig } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { secretNameProblem } from './secret-name';

const stage = {
  name: 'dev',
  config: { ...emptyStageConfig('dev'), settings: { environmentVariables: { LOG_LEVEL: 'debug' } } },
};

test('a secret is named as Lambda takes a variable', () => {
  expect(secretNameProblem('', [stage])).toBeUndefined();
  expect(secretNameProblem('AB', [stage])).toBeUndefined();
  expect(secretNameProblem('A', [stage])).toMatch(/at least one more/);
  expect(secretNameProblem('1A', [stage])).toMatch(/^Begin with a letter/);
  expect(secretNameProblem('A'.repeat(129), [stage])).toMatch(/at most 128/);
});

test('no secret takes the name of a variable of one of its stages, or of Lambda', () => {
  expect(secretNameProblem('LOG_LEVEL', [stage])).toMatch(/is an environment variable of dev/);
  expect(secretNameProblem('LOG_LEVEL', [])).toBeUndefined();
  expect(secretNameProblem('AWS_REGION', [stage])).toMatch(/Lambda sets AWS_REGION itself/);
});
