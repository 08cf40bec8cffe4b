import { expect, test } from 'vitest';
import { secretReferences } from './stage-secrets';

const stage = { key: 'shop-dev', projectName: 'shop', stageName: 'dev' };
const reference = (value: string, key = 'ours') => secretReferences({ stage, secrets: { TOKEN: value }, key }).TOKEN;

test('a reference names the stage’s secret and a version of its value, which it does not tell', () => {
  expect(reference('xyzzy')).toMatch(
    /^\{\{resolve:secretsmanager:chalice-studio\/shop-dev\/TOKEN:SecretString:::[0-9a-f]{64}\}\}$/,
  );
  expect(reference('xyzzy')).toBe(reference('xyzzy'));
  expect(reference('plugh')).not.toBe(reference('xyzzy'));
  // Whoever reads the template must not be able to guess: the same value has another version elsewhere.
  expect(reference('xyzzy', 'another connection')).not.toBe(reference('xyzzy'));
});
