import { type BuildOptions, build, type Message } from 'esbuild';
import { CliError } from '../cli-error';
import type { Project } from './project';

/**
 * The app and all of chalicelib/ as one module: what is run to read the app's registrations. It has no plugin: esbuild
 * works by itself while this process loads the rest of the program. What is deployed is bundled from the locked
 * packages only.
 */
export async function bundleRegistrations(project: Project, options: BuildOptions = {}): Promise<Uint8Array> {
  const { directory } = project;
  const result = await build({
    absWorkingDir: directory,
    stdin: { contents: entryOf(project), resolveDir: directory, sourcefile: '.chalice/registrations' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    ...options,
  }).catch((error: unknown) => {
    throw isBuildFailure(error) ? new CliError(error.errors.map(inWords).join('\n')) : error;
  });
  return result.outputFiles?.[0]?.contents ?? new Uint8Array();
}

/** The files by their paths: a handler is found by the identity of its function. */
function entryOf({ tree }: Project): string {
  const code = Object.keys(tree).filter((file) => file === 'app.ts' || isOfLibrary(file));
  const imports = code.map((file, index) => `import * as file${index} from ${JSON.stringify(`./${file}`)};`);
  const entries = code.map((file, index) => `  ${JSON.stringify(file)}: file${index},`);
  return `export { app } from './app.ts';\n${imports.join('\n')}\nexport const modules = {\n${entries.join('\n')}\n};\n`;
}

function isOfLibrary(file: string): boolean {
  return /^chalicelib\/.*\.(tsx?|m?js)$/.test(file) && !/(\.test|\.d)\.\w+$/.test(file);
}

function inWords({ location, text }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`;
}

function isBuildFailure(error: unknown): error is { errors: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
