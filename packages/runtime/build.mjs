// Builds the package for ESM and CommonJS, with its declarations, into dist/. Others resolve the package from there, so
// it is made beside dist/ and takes its place in one go, and a build that fails leaves the last one alone.
// `node build.mjs DIR` builds elsewhere.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = path.resolve(process.argv[2] ?? path.join(here, 'dist'));
const made = `${dist}-${process.pid}`;
const entryPoints = {
  index: 'src/index.ts',
  local: 'src/local/index.ts',
  testing: 'src/testing/index.ts',
  'websocket-registry': 'src/websocket/index.ts',
};
const common = { absWorkingDir: here, entryPoints, bundle: true, platform: 'node', target: 'node20', keepNames: false };

try {
  await build({
    ...common,
    format: 'esm',
    splitting: true,
    outdir: path.join(made, 'esm'),
    chunkNames: 'chunk-[hash]',
  });
  await build({ ...common, format: 'cjs', outdir: path.join(made, 'cjs') });
  writeFileSync(path.join(made, 'cjs/package.json'), '{ "type": "commonjs" }\n');
  declare(path.join(made, 'types'));
  // The same declarations serve CommonJS; the package.json beside them says which they are.
  cpSync(path.join(made, 'types'), path.join(made, 'cjs/types'), { recursive: true });
  replace(dist, made);
} finally {
  rmSync(made, { recursive: true, force: true });
}

function declare(outDir) {
  const tsc = path.join(here, '../../node_modules/typescript/bin/tsc');
  const options = ['-p', 'tsconfig.build.json', '--outDir', outDir];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { cwd: here, stdio: 'inherit' });
  if (status !== 0) throw new Error(`tsc ended with ${status}.`);
}

function replace(target, source) {
  const old = `${source}-old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(source, target);
  rmSync(old, { recursive: true, force: true });
}
