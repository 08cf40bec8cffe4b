import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findPackage, searchPackages } from './package-search';

/** A registry of one package; private ones often have no search. */
let hasSearch = true;
let directory: string;
const asked: string[] = [];

const registry = createServer((request, answer) => {
  asked.push(request.url ?? '');
  const url = new URL(request.url ?? '/', 'http://registry');
  if (url.pathname === '/-/v1/search' && hasSearch) {
    const found = { name: 'greeting', version: '1.2.0', description: 'Says hello', date: '2026-01-01', keywords: [] };
    const objects =
      url.searchParams.get('text') === 'hello' ? [{ package: { ...found, maintainers: [], links: {} } }] : [];
    return answer.end(JSON.stringify({ objects, total: objects.length, time: 'now' }));
  }
  if (url.pathname !== '/greeting') return answer.writeHead(404).end('{"error":"not found"}');
  const version = (number: string) => ({
    ...{ name: 'greeting', version: number, description: 'Says hello', license: 'MIT', types: 'index.d.ts' },
    ...{ scripts: { postinstall: 'node steal.js' }, dist: { tarball: 'http://x', integrity: 'sha512-x' } },
  });
  const versions = { '1.0.0': version('1.0.0'), '1.2.0': version('1.2.0') };
  return answer.end(JSON.stringify({ name: 'greeting', 'dist-tags': { latest: '1.2.0' }, versions }));
});

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'search-'));
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const { port } = registry.address() as AddressInfo;
  for (const name of ['NPM_CONFIG_REGISTRY', 'npm_config_registry']) vi.stubEnv(name, `http://127.0.0.1:${port}/`);
  for (const name of ['NPM_CONFIG_CACHE', 'npm_config_cache']) vi.stubEnv(name, directory);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => registry.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

test('packages are found by words', async () => {
  hasSearch = true;
  expect(await searchPackages('hello')).toEqual({
    packages: [{ name: 'greeting', version: '1.2.0', description: 'Says hello' }],
    isExactOnly: false,
  });
});

test('where the registry has no search, the name itself is looked up', async () => {
  hasSearch = false;
  const { packages, isExactOnly } = await searchPackages('greeting');
  expect([packages[0]?.name, isExactOnly]).toEqual(['greeting', true]);
  expect(await searchPackages('nothing-of-this-name')).toEqual({ packages: [], isExactOnly: true });
});

test('a package says its versions, newest first, and what installing it would run', async () => {
  expect(await findPackage('greeting')).toEqual({
    name: 'greeting',
    version: '1.2.0',
    description: 'Says hello',
    license: 'MIT',
    versions: ['1.2.0', '1.0.0'],
    hasInstallScript: true,
    hasTypes: true,
  });
  expect(await findPackage('nothing-of-this-name')).toBeUndefined();
});

test.each(['../../etc/passwd', 'git+ssh://x/y', '--registry=http://evil', 'A B', ''])(
  '“%s” is no name, and nothing is asked for it',
  async (name) => {
    asked.length = 0;
    expect(await findPackage(name)).toBeUndefined();
    expect(asked).toEqual([]);
  },
);

test('words that look like an option are words', async () => {
  hasSearch = true;
  asked.length = 0;
  expect((await searchPackages('--registry=http://127.0.0.1:1')).packages).toEqual([]);
  expect(asked).toHaveLength(1);
});
