// Bundles the runner, with the sandbox's child beside it, into dist/.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

/** Writes `runner.mjs` and `child/` into a folder below this package, from which its dependencies are found. */
export async function buildRunner(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: here,
    entryPoints: { runner: 'src/runner/main.ts', data: 'src/data/process/main.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    // They load a native addon, parsers and templates by path: installed, not bundled.
    external: ['dynalite', 's3rver'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  });
  cpSync(path.join(here, '../sandbox/src/child'), path.join(outdir, 'child'), { recursive: true });
}

if (process.argv[1] === import.meta.filename) await buildRunner(path.join(here, 'dist'));
