import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
const runtime = path.resolve(here, '../../packages/runtime/dist/esm');
const outdir = path.join(tmpdir(), `runtime-bench-${process.pid}`);

/** A file of this folder bundled as for Lambda: one minified file. */
export async function bundleOf(file, { format, external = ['@aws-sdk/*'] }) {
  const outfile = path.join(outdir, `${file.replaceAll('/', '-')}.${format === 'esm' ? 'mjs' : 'cjs'}`);
  await build({
    absWorkingDir: here,
    entryPoints: [file],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format,
    logLevel: 'error',
    // Lambda has the SDK; lambda-api asks for it only to sign links.
    external,
    // Ours is the build of this repository; peers come from the folder of this bench.
    alias: {
      '@chalice-studio/runtime/websocket-registry': path.join(runtime, 'websocket-registry.js'),
      '@chalice-studio/runtime': path.join(runtime, 'index.js'),
    },
    banner:
      format === 'esm'
        ? { js: "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);" }
        : {},
  });
  const bytes = readFileSync(outfile);
  return { file: outfile, bytes: bytes.length, gzipped: gzipSync(bytes, { level: 9 }).length };
}
