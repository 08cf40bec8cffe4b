// Builds the package for ESM and CommonJS, with its declarations, into dist/.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const entryPoints = {
  index: 'src/index.ts',
  local: 'src/local/index.ts',
  testing: 'src/testing/index.ts',
  'websocket-registry': 'src/websocket/index.ts',
};
const common = { absWorkingDir: here, entryPoints, bundle: true, platform: 'node', target: 'node20', keepNames: false };

rmSync(path.join(here, 'dist'), { recursive: true, force: true });
await build({ ...common, format: 'esm', splitting: true, outdir: 'dist/esm', chunkNames: 'chunk-[hash]' });
await build({ ...common, format: 'cjs', outdir: 'dist/cjs' });
writeFileSync(path.join(here, 'dist/cjs/package.json'), '{ "type": "commonjs" }\n');

const tsc = path.join(here, '../../node_modules/typescript/bin/tsc');
const declarations = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: here, stdio: 'inherit' });
if (declarations.status !== 0) process.exit(declarations.status ?? 1);
// The same declarations serve CommonJS; the package.json beside them says which they are.
cpSync(path.join(here, 'dist/types'), path.join(here, 'dist/cjs/types'), { recursive: true });
