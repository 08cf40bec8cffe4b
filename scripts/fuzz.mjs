// The fuzzer of the API for longer than `npm test` takes for it, with other inputs each time.
// usage: npm run fuzz [-- SECONDS]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findTools } from './lib/find-tools.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { schemathesis } = findTools({ root, names: new Set(['schemathesis']) });
if (schemathesis.path === undefined) {
  console.error(schemathesis.problem);
  process.exitCode = 1;
} else {
  const args = [
    '--import',
    'tsx',
    'packages/control-plane/scripts/fuzz.ts',
    schemathesis.path,
    process.argv[2] ?? '1200',
  ];
  process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}
