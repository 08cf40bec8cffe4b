import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

function check(document) {
  const folder = mkdtempSync(path.join(tmpdir(), 'security-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'docs'));
  writeFileSync(path.join(folder, 'docs/security.md'), document);
  writeFileSync(path.join(folder, 'a.test.ts'), "test('it holds', () => {});");
  const script = path.join(import.meta.dirname, 'check-security.mjs');
  return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
}

test('a threat whose test is there is in order', () => {
  expect(check('# Security\n## A\nhow\n- `a.test.ts`: it holds\n')).toMatchObject({ status: 0 });
});

test.each([
  ['no test is named', '## A\nhow\n'],
  ['there is no b.test.ts', '## A\n- `b.test.ts`: it holds\n'],
  ['has no test', '## A\n- `a.test.ts`: it held\n'],
  ['names no threat', 'words\n'],
])('where it is not, it says: %s', (complaint, text) => {
  const { status, stderr } = check(`# Security\n${text}`);
  expect([status, stderr]).toEqual([1, expect.stringContaining(complaint)]);
});
