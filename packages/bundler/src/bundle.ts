import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Artifact, FunctionHandler, Problem, SourceTree } from '@chalice-studio/appspec';
import { type BuildOptions, build } from 'esbuild';
import { artifactFunctions, ENTRY } from './entry-module';
import { problemOf } from './esbuild-problem';
import { withEsbuild } from './esbuild-process';
import { projectPlugin } from './project-plugin';
import { readableSourceMap } from './source-map';
import { deterministicZip } from './zip';

export type BundleInput = {
  tree: SourceTree;
  /**
   * The Lambda functions, and the names under which the app has their handlers. Whoever learns them only by running the
   * app hands in a promise: all else is bundled meanwhile.
   */
  functions: readonly FunctionHandler[] | Promise<readonly FunctionHandler[]>;
  /** The module to bundle instead of one that exports the functions; it stands at the project's root. */
  entry?: string;
  /** The installed package of `@chalice-studio/runtime`. */
  runtimeDirectory: string;
  /** The installed package of zod, with which generated schemas are written. */
  zodDirectory: string;
  /** The locked dependencies: a folder with `node_modules`, and the names that the project may import. */
  packages: { directory: string | undefined; names: readonly string[] };
};

export type BundleResult = { ok: true; artifact: Artifact } | { ok: false; problems: readonly Problem[] };

/**
 * A project as one file in a deterministic zip: the same tree, packages and esbuild give the same bytes.
 * Reads nothing but the tree, the runtime and the locked packages; any other import is a Problem with file and line.
 */
export async function bundle(input: BundleInput): Promise<BundleResult> {
  const { directory } = input.packages;
  const options = {
    // Files of packages are named relative to it, in comments and in the source map.
    absWorkingDir: directory === undefined ? path.parse(process.cwd()).root : realpathSync(directory),
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: 'index.mjs',
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
    // CommonJS packages call require for Node's own modules; an ESM file has none unless it makes one.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    plugins: [projectPlugin(input)],
  } satisfies BuildOptions;
  const result = await withEsbuild(() => build(options)).catch((error: unknown) => {
    if (isBuildFailure(error)) return error;
    throw error;
  });
  if (result === undefined) return { ok: false, problems: [problemOf(ENDED)] };
  if (!('outputFiles' in result)) return { ok: false, problems: result.errors.map(problemOf) };
  const files = Object.fromEntries(
    result.outputFiles.map(({ path: file, contents }) =>
      file.endsWith('.map') ? ['index.mjs.map', readableSourceMap(contents)] : ['index.mjs', contents],
    ),
  );
  const bytes = deterministicZip(files);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, artifact: { bytes, sha256, functions: artifactFunctions(await input.functions) } };
}

const ENDED = {
  text: 'Bundling was ended twice, most likely because the code needs more memory than there is. Make its files smaller.',
  location: null,
};

type BuildFailure = { errors: Parameters<typeof problemOf>[0][] };

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
