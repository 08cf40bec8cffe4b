import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';

const script = path.join(import.meta.dirname, 'check-architecture.mjs');
const roots = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

test('passes a tree that keeps to the table', () => {
  const { status } = check({
    'packages/codegen/package.json': manifest('codegen', { dependencies: { '@chalice-studio/appspec': '*' } }),
    'packages/codegen/src/index.ts': "export { appSpecSchema } from '@chalice-studio/appspec';",
  });
  expect(status).toBe(0);
});

test.each([
  ['an import that the table does not list', 'packages/appspec/src/a.ts', "import '@chalice-studio/codegen';"],
  ['a dynamic import', 'packages/appspec/src/a.ts', "await import('@chalice-studio/codegen');"],
  ['a type import', 'packages/appspec/src/a.ts', "import type { A } from '@chalice-studio/codegen';"],
  ['a re-export', 'packages/appspec/src/a.ts', "export * from '@chalice-studio/codegen';"],
  ['a subpath that is not declared', 'packages/codegen/src/a.ts', "import '@chalice-studio/appspec/src/edits';"],
  ['a relative path into another package', 'packages/codegen/src/a.ts', "import '../../appspec/src/index';"],
  ['the AWS SDK outside its places', 'packages/codegen/src/a.ts', "import '@aws-sdk/client-s3';"],
  ['the AWS SDK in the runtime outside websocket/', 'packages/runtime/src/a.ts', "import '@aws-sdk/client-s3';"],
  ['anything of ours in e2e', 'e2e/a.spec.ts', "import '@chalice-studio/appspec';"],
  ['a component that imports a feature', 'apps/web/src/components/a.tsx', "import '@/features/logs/list';"],
  ['a feature that imports another', 'apps/web/src/features/code/a.tsx', "import '../logs/list';"],
  [
    'the server in a browser file',
    'apps/web/src/features/code/a.tsx',
    "import '@chalice-studio/control-plane/server';",
  ],
  ['Node in what the browser loads', 'packages/control-plane/src/contract/index.ts', "import 'node:fs';"],
])('refuses %s', (_title, file, source) => {
  const { status, stderr } = check({ [file]: source });
  expect(stderr).toContain(path.basename(file));
  expect(status).toBe(1);
});

test('refuses a dependency that the table does not list, and any dependency of the runtime', () => {
  const { stderr } = check({
    'packages/runtime/package.json': manifest('runtime', { dependencies: { zod: '*' } }),
    'packages/appspec/package.json': manifest('appspec', { dependencies: { '@chalice-studio/codegen': '*' } }),
  });
  expect(stderr).toContain("packages/runtime/package.json: may not depend on 'zod'");
  expect(stderr).toContain("packages/appspec/package.json: depends on '@chalice-studio/codegen'");
});

test('lets a test import what devDependencies name', () => {
  const { status } = check({
    'packages/codegen/package.json': manifest('codegen', { devDependencies: { '@chalice-studio/bundler': '*' } }),
    'packages/codegen/src/a.test.ts': "import '@chalice-studio/bundler';",
  });
  expect(status).toBe(0);
});

test('refuses a workspace whose types nobody checks', () => {
  const { stderr } = check({ 'packages/bundler/package.json': manifest('bundler', { scripts: {} }) });
  expect(stderr).toContain("packages/bundler/package.json: has no script 'typecheck'");
});

test('refuses a workspace that is not in the table', () => {
  const { stderr } = check({ 'packages/extra/package.json': manifest('extra', {}) });
  expect(stderr).toContain('packages/extra: is not in the import table');
});

function check(files) {
  const root = mkdtempSync(path.join(tmpdir(), 'architecture-'));
  roots.push(root);
  for (const name of ['appspec', 'codegen', 'bundler', 'runtime', 'control-plane']) {
    write(root, `packages/${name}/package.json`, manifest(name, {}));
  }
  write(root, 'apps/web/package.json', manifest('web', {}));
  write(root, 'apps/web/src/features/logs/list.tsx', '');
  write(root, 'e2e/package.json', manifest('e2e', {}));
  for (const [file, text] of Object.entries(files)) write(root, file, text);
  return spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
}

function manifest(name, parts) {
  return JSON.stringify({
    name: `@chalice-studio/${name}`,
    exports: { '.': './src/index.ts' },
    scripts: { typecheck: 'tsc -p .' },
    ...parts,
  });
}

function write(root, file, text) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
