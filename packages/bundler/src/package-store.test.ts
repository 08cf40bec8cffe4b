import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PackageStore } from './package-store';

/** A registry of one package, `greeting`, and a store beside it. */
let directory: string;
let tarball: Buffer;
let requests: string[] = [];

const registry = createServer((request, answer) => {
  requests.push(request.url ?? '');
  if (request.url?.endsWith('.tgz')) return answer.end(tarball);
  if (request.url !== '/greeting') return answer.writeHead(404).end('{}');
  const { port } = registry.address() as AddressInfo;
  const dist = { tarball: `http://127.0.0.1:${port}/greeting/-/greeting-1.2.0.tgz`, integrity: integrityOf(good) };
  const version = { name: 'greeting', version: '1.2.0', scripts: { install: 'touch ran' }, dist };
  return answer.end(
    JSON.stringify({ name: 'greeting', 'dist-tags': { latest: '1.2.0' }, versions: { '1.2.0': version } }),
  );
});
let good: Buffer;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'store-'));
  good = await pack("export const hello = 'hello';\n");
  tarball = good;
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('NPM_CONFIG_REGISTRY', `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`);
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`);
  vi.stubEnv('NPM_CONFIG_CACHE', path.join(directory, 'cache'));
  vi.stubEnv('npm_config_cache', path.join(directory, 'cache'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => registry.close(resolve));
  await rm(directory, { recursive: true, force: true });
});

test('ranges become a lockfile that names no registry', async () => {
  const lockfile = await new PackageStore(path.join(directory, 'a')).lock(
    { greeting: '^1.0.0' },
    { greeting: '^1.0.0' },
  );
  expect(lockfile).not.toContain('127.0.0.1');
  expect(JSON.parse(lockfile).packages['node_modules/greeting']).toMatchObject({
    version: '1.2.0',
    integrity: integrityOf(good),
  });
});

test('locked packages are installed once, without running any of their scripts', async () => {
  const store = new PackageStore(path.join(directory, 'b'));
  const packages = { greeting: '^1.0.0' };
  const lockfile = await store.lock(packages);
  requests = [];
  const [first, second] = await Promise.all([1, 2].map(() => store.directoryOf({ packages, lockfile })));
  expect(first).toBe(second);
  expect(requests.filter((url) => url.endsWith('.tgz'))).toHaveLength(1);
  expect(await store.directoryOf({ packages, lockfile })).toBe(first);
  const installed = path.join(first ?? '', 'node_modules/greeting');
  expect(await readFile(path.join(installed, 'index.js'), 'utf8')).toBe("export const hello = 'hello';\n");
  expect(existsSync(path.join(installed, 'ran'))).toBe(false);
  expect(await readdir(path.join(directory, 'b'))).toEqual([path.basename(first ?? '')]);
});

test('a package whose bytes are not those that were locked is refused', async () => {
  const store = new PackageStore(path.join(directory, 'c'));
  const packages = { greeting: '^1.0.0' };
  const lockfile = (await store.lock(packages)).replace(integrityOf(good), integrityOf(Buffer.from('other')));
  await expect(store.directoryOf({ packages, lockfile })).rejects.toThrow(
    /npm could not install the dependencies.*EINTEGRITY/s,
  );
});

const elsewhere = () => `http://127.0.0.1:${(registry.address() as AddressInfo).port}/planted.tgz`;

test.each([
  ['an address', () => elsewhere()],
  ['an address behind another name', () => `npm:greeting@${elsewhere()}`],
  ['a repository', () => 'git+ssh://git@127.0.0.1/x.git'],
  ['a repository by its short name', () => 'somebody/something'],
  ['a folder of this machine', () => 'file:/etc'],
  ['a folder by its path', () => '../..'],
  ['an archive of this machine', () => 'backup.tgz'],
])('%s is not asked for a package, be it written as a range or into the lockfile', async (_, range) => {
  const store = new PackageStore(path.join(directory, 'f'));
  requests = [];
  const refusal = 'Only packages of the registry are installed';
  await expect(store.lock({ sly: range() })).rejects.toThrow(refusal);
  await expect(store.lock({}, { sly: range() })).rejects.toThrow(refusal);
  const packages = { greeting: '^1.0.0' };
  const lock = JSON.parse(await new PackageStore(path.join(directory, 'a')).lock(packages));
  const entry = lock.packages['node_modules/greeting'];
  for (const sly of [
    { 'node_modules/greeting': { ...entry, resolved: range() } },
    { 'node_modules/greeting': { ...entry, dependencies: { sly: range() } } },
    { 'node_modules/greeting': { resolved: '../../etc', link: true } },
    { ...lock.packages, '../etc': { name: 'greeting', version: '1.2.0' } },
  ]) {
    const lockfile = JSON.stringify({ ...lock, packages: { '': lock.packages[''], ...sly } });
    await expect(store.directoryOf({ packages, lockfile })).rejects.toThrow(refusal);
  }
  expect(requests.filter((url) => url.includes('planted'))).toEqual([]);
});

test('where a package of a registry was fetched from does not matter', async () => {
  const packages = { greeting: '^1.0.0' };
  const store = new PackageStore(path.join(directory, 'g'));
  const lock = JSON.parse(await store.lock(packages));
  lock.packages['node_modules/greeting'].resolved = 'http://169.254.169.254/greeting/-/greeting-1.2.0.tgz';
  const installed = await store.directoryOf({ packages, lockfile: JSON.stringify(lock) });
  expect(existsSync(path.join(installed ?? '', 'node_modules/greeting/index.js'))).toBe(true);
});

test('a package that does not exist is named', async () => {
  await expect(new PackageStore(path.join(directory, 'd')).lock({ 'no-such-package': '1' })).rejects.toThrow(
    'no-such-package',
  );
});

test('without dependencies there is no folder, and without a lockfile no guess', async () => {
  const store = new PackageStore(path.join(directory, 'e'));
  expect(await store.directoryOf({ packages: {} })).toBeUndefined();
  await expect(store.directoryOf({ packages: { greeting: '1' } })).rejects.toThrow('no lockfile yet');
});

async function pack(code: string): Promise<Buffer> {
  const folder = path.join(directory, 'greeting');
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: 'greeting',
    version: '1.2.0',
    type: 'module',
    main: 'index.js',
    scripts: { install: 'touch ran' },
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'index.js'), code);
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory], { cwd: folder });
  return readFile(path.join(directory, 'greeting-1.2.0.tgz'));
}

function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}
