import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VERSION } from './execution-environment.js';

const source = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'runtime-tarball-'));
const app = path.join(folder, 'app');

beforeAll(() => {
  const made = path.join(folder, 'package');
  mkdirSync(app);
  execFileSync(process.execPath, [path.join(source, 'build.mjs'), path.join(made, 'dist')]);
  for (const file of ['package.json', 'README.md']) cpSync(path.join(source, file), path.join(made, file));
  writeFileSync(path.join(app, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', pack(made)], { cwd: app });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs the package that lies in a folder and answers the tarball's path. */
function pack(from: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', args, { cwd: from, encoding: 'utf8' }));
  return path.join(folder, packed.filename);
}

function run(file: string, code: string): unknown {
  writeFileSync(path.join(app, file), code);
  return JSON.parse(execFileSync(process.execPath, [file], { cwd: app, encoding: 'utf8' }));
}

const hello = `
const app = new Chalice('hello');
app.get('/hello/{name}', (request) => ({ hello: request.uriParams.name }));
new Client(app).http.get('/hello/ada').then((answer) => console.log(JSON.stringify(answer.jsonBody)));
`;

test('the tarball runs as an ES module in an empty folder', () => {
  const imports = `
import { Chalice } from '@chalice-studio/runtime';
import { Client } from '@chalice-studio/runtime/testing';
import '@chalice-studio/runtime/local';
import '@chalice-studio/runtime/websocket-registry';`;
  expect(run('hello.mjs', imports + hello)).toEqual({ hello: 'ada' });
});

test('the tarball runs as CommonJS in an empty folder', () => {
  const imports = `
const { Chalice } = require('@chalice-studio/runtime');
const { Client } = require('@chalice-studio/runtime/testing');
require('@chalice-studio/runtime/local');
require('@chalice-studio/runtime/websocket-registry');`;
  expect(run('hello.cjs', imports + hello)).toEqual({ hello: 'ada' });
});

test('the two copies of the package know each other’s objects', () => {
  const code = `
import { createRequire } from 'node:module';
import { Chalice } from '@chalice-studio/runtime';
import { Client } from '@chalice-studio/runtime/testing';
const { Response, NotFoundError, CORSConfig, Blueprint, AuthResponse } = createRequire(import.meta.url)('@chalice-studio/runtime');
const app = new Chalice('mixed');
const bp = new Blueprint('bp');
bp.get('/answer', { cors: new CORSConfig({ allowOrigin: 'https://a.example' }) }, () => new Response('ok', { statusCode: 201 }));
bp.get('/missing', () => { throw new NotFoundError('gone'); });
const auth = app.authorizer({ name: 'auth' }, () => new AuthResponse({ routes: ['*'], principalId: 'ada' }));
bp.get('/whoami', { authorizer: auth }, (request) => request.context.authorizer.principalId);
app.registerBlueprint(bp);
const { http } = new Client(app);
const answers = [await http.get('/answer'), await http.get('/missing'), await http.get('/whoami', { headers: { Authorization: 'x' } })];
console.log(JSON.stringify(answers.map((each) => [each.statusCode, Buffer.from(each.body).toString()])));`;
  expect(run('mixed.mjs', code)).toEqual([
    [201, 'ok'],
    [404, '{"Code":"NotFoundError","Message":"gone"}'],
    [200, 'ada'],
  ]);
});

test('publint and arethetypeswrong have nothing to say', async () => {
  const { messages } = await publint({ pkgDir: path.join(folder, 'package'), strict: true, pack: false });
  expect(messages).toEqual([]);
  const attw = path.join(source, '../../node_modules/.bin/attw');
  const tarball = path.join(folder, 'chalice-studio-runtime-0.1.0.tgz');
  expect(() => execFileSync(attw, [tarball, '--profile', 'node16'], { stdio: 'pipe' })).not.toThrow();
});

test('the package says that it has no side effects, and the runtime names its version', () => {
  const manifest = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ sideEffects: false, version: VERSION });
  expect(manifest.dependencies).toBeUndefined();
});
