import { anApp } from '@chalice-studio/appspec/testing';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportAppSpec } from './index';
import { readImport } from './read-import';

const openapi = 'openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n';
const python = 'from chalice import Chalice\napp = Chalice("x")\n';
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));

test.each([
  ['app-spec', strToU8(exportAppSpec(anApp([]), [])), 'anything.txt'],
  ['openapi', strToU8(openapi), 'api'],
  ['openapi', strToU8('\uFEFF{"openapi": "3.0.0", "paths": {}}'), 'api.json'],
  ['chalice', strToU8(python), 'app.py'],
  ['chalice', zip({ 'x/app.py': python }), 'x.zip'],
  ['openapi', zip({ 'api.yaml': openapi }), 'x.zip'],
])('a file is taken for what is in it: %s', (format, bytes, name) => {
  expect(readImport(bytes, name)).toMatchObject({ format, imported: { ok: true } });
});

test('a project in TypeScript is unpacked and not run', () => {
  expect(readImport(zip({ 'x/app.ts': 'x', 'x/.env': 'A=1' }), 'x.zip')).toMatchObject({
    format: 'project',
    files: { 'app.ts': 'x' },
    findings: [{ code: 'secret-file' }],
  });
});

test.each([
  ['unknown-format', new Uint8Array([137, 80, 78, 71, 0]), 'a.png'],
  ['unknown-format', zip({ 'readme.md': '# x' }), 'a.zip'],
  ['broken-zip', strToU8('PK\u0003\u0004 cut off'), 'a.zip'],
])('what cannot be imported says what can: %s', (code, bytes, name) => {
  expect(readImport(bytes, name)).toMatchObject({ format: undefined, imported: { ok: false, findings: [{ code }] } });
});

test('findings of the zip and of what is in it come as one list', () => {
  const read = readImport(zip({ 'app.py': `${python}@app.route(x())\ndef x(): pass\n`, 'logo.png': 'a\0b' }), 'x.zip');
  expect('imported' in read && read.imported.findings.map(({ code }) => code)).toEqual([
    'unread-option',
    'unread-registration',
    'binary-file',
  ]);
});
