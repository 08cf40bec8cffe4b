import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isInstalled } from './lib/install.mjs';
import { nodeProblem } from './lib/node-version.mjs';

const roots = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

test('an installation is current when it holds every package of the lockfile', () => {
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0' } };
  expect(isInstalled(aRoot({ wanted: packages, present: packages }))).toBe(true);
});

test('packages for other platforms need not be there', () => {
  const wanted = { 'node_modules/a-windows': { version: '1.0.0', optional: true } };
  expect(isInstalled(aRoot({ wanted, present: {} }))).toBe(true);
});

test.each([
  ['was never made', undefined],
  ['lacks a package', {}],
  ['holds another version', { 'node_modules/a': { version: '0.9.0' } }],
])('an installation that %s is made anew', (_title, present) => {
  expect(isInstalled(aRoot({ wanted: { 'node_modules/a': { version: '1.0.0' } }, present }))).toBe(false);
});

test('an older Node is told what to install', () => {
  expect(nodeProblem('20.18.3')).toContain('needs Node 20.19 or newer; this is Node 20.18.3');
  expect(nodeProblem('18.20.0')).toBeDefined();
});

test('a Node that is new enough is let through', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.0']) expect(nodeProblem(version)).toBeUndefined();
});

function aRoot({ wanted, present }) {
  const root = mkdtempSync(path.join(tmpdir(), 'install-'));
  roots.push(root);
  mkdirSync(path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (present) writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  return root;
}
