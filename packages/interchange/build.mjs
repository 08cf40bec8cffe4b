// Bundles the thread in which files to import are read into dist/reader.mjs.
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

async function buildReader() {
  await build({
    absWorkingDir: here,
    entryPoints: { reader: 'src/reader/main.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
  });
}

/** Tests run it from the sources as they are now: vitest calls this once before the first of them. */
export const setup = buildReader;

if (process.argv[1] === path.join(here, 'build.mjs')) await buildReader();
