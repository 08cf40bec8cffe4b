import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'files-'));
  spawnSync('git', ['init', '-q'], { cwd: root });
});
afterEach(() => rmSync(root, { recursive: true }));

test('passes short files with names that say something', () => {
  expect(check({ 'src/resize-handle.ts': 'export const a = 1;\n', 'README.md': '# A\n' })).toEqual({
    status: 0,
    stderr: '',
  });
});

test.each([
  ['a name that says nothing', { 'src/string-utils.ts': '' }, "'utils' says nothing"],
  ['a word that is nothing by itself', { 'src/data.ts': '' }, "'data' says nothing"],
  ['a file that is too long', { 'src/long.ts': 'let a;\n'.repeat(401) }, '401 lines; split it by noun'],
  ['a mark of unfinished work', { 'src/a.ts': '// TODO: later\n' }, 'src/a.ts:1: unfinished'],
  ['a test that is left out', { 'src/a.test.ts': "test.skip('a', () => {});\n" }, 'unfinished'],
  [
    'a lockfile that names a registry',
    { 'package-lock.json': `https://${['registry', 'npmjs', 'org'].join('.')}/a` },
    'names the registry',
  ],
])('refuses %s', (_title, files, complaint) => {
  const { status, stderr } = check(files);
  expect(stderr).toContain(complaint);
  expect(status).toBe(1);
});

function check(files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const script = path.join(import.meta.dirname, 'check-files.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
  return { status, stderr };
}
