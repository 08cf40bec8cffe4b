// Builds the package for ESM and CommonJS, with its declarations, into dist/.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = path.join(here, 'dist');
const common = {
  absWorkingDir: here,
  entryPoints: { index: 'src/index.ts' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
};

rmSync(dist, { recursive: true, force: true });
await build({ ...common, format: 'esm', outdir: path.join(dist, 'esm') });
await build({
  ...common,
  format: 'cjs',
  outdir: path.join(dist, 'cjs'),
  // CommonJS knows its own place by another name.
  define: { 'import.meta.url': '__importMetaUrl' },
  banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
});
writeFileSync(path.join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
const tsc = path.join(here, '../../node_modules/typescript/bin/tsc');
const options = ['-p', 'tsconfig.build.json', '--outDir', path.join(dist, 'types')];
const { status } = spawnSync(process.execPath, [tsc, ...options], { cwd: here, stdio: 'inherit' });
if (status !== 0) throw new Error(`tsc ended with ${status}.`);
// The same declarations serve CommonJS; the package.json beside them says which they are.
cpSync(path.join(dist, 'types'), path.join(dist, 'cjs/types'), { recursive: true });
