import { expect, test } from 'vitest';
import { readNpmFiles } from './npm-files';

const project = (manifest: unknown, lock?: unknown) =>
  readNpmFiles({
    'package.json': typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
    ...(lock === undefined ? {} : { 'package-lock.json': JSON.stringify(lock) }),
  });

test('packages of a registry are kept, and what would be fetched from elsewhere is not', () => {
  const kept = {
    zod: '^4.0.0',
    a: '1.x || >=2',
    b: 'latest',
    c: 'npm:@x/c@^1',
    '@chalice-studio/runtime': 'file:.chalice/r.tgz',
  };
  const foreign = {
    g: 'git+ssh://git@host/x.git',
    h: 'http://169.254.169.254/x.tgz',
    i: 'file:../x',
    j: 'user/repo',
    k: 'github:user/repo',
    l: '../x',
    m: 'user/repo#main',
  };
  const read = project({ dependencies: { ...kept, ...foreign } });
  expect('packages' in read && read.packages).toEqual(kept);
  expect(read.findings.map(({ message }) => message.split(' ')[0])).toEqual(Object.keys(foreign));
});

test('a lockfile names versions and integrity, and no address', () => {
  const packages = {
    '': { dependencies: { zod: '^4.0.0' } },
    'node_modules/zod': {
      version: '4.0.0',
      resolved: 'https://registry.example/zod/-/zod-4.0.0.tgz',
      integrity: 'sha512-x',
    },
    'node_modules/evil': { version: '1.0.0', resolved: 'http://169.254.169.254/latest' },
    'node_modules/git': { version: '1.0.0', resolved: 'git+ssh://git@host/x.git#abc' },
    'node_modules/linked': { link: true, resolved: '../linked' },
  };
  const read = project({ dependencies: { zod: '^4.0.0' } }, { lockfileVersion: 3, packages });
  const lock = JSON.parse(('lockfile' in read && read.lockfile) || '{}');
  expect(lock.packages).toEqual({ '': packages[''], 'node_modules/zod': { version: '4.0.0', integrity: 'sha512-x' } });
});

test.each([
  ['{"dependencies": ', 'broken-json'],
  ['{"dependencies": {"zod": 4}}', 'broken-manifest'],
  ['[]', 'broken-manifest'],
])('a broken package.json is refused: %s', (text, code) => {
  expect(project(text)).toMatchObject({ findings: [{ code }] });
});
