import type { FunctionFailure } from './failure';
import { frameTypes } from './frames';
import { type SandboxOptions, start } from './sandbox';

export type HandlerReference = { file: string; export: string };

/** What an app registers, and the file and export of each function, `null` where no file of the project exports it. */
export type LoadedApp = {
  /** `app.toSpec()`. */
  spec: unknown;
  /** One entry for each of `spec.registrations`, in their order. */
  handlers: readonly (HandlerReference | null)[];
  /** One list for each of `spec.blueprints`, an entry for each of its registrations. */
  blueprintHandlers: readonly (readonly (HandlerReference | null)[])[];
  /** Where each of `spec.blueprints` itself is exported. */
  blueprints: readonly (HandlerReference | null)[];
};

export type LoadAppResult = { ok: true; app: LoadedApp } | { ok: false; failure: FunctionFailure; output: string };

/** The file that `loadApp` runs: bundle this module with the project's files. */
export function loadAppEntry(files: readonly string[]): string {
  // Tests and what they share run without the app, with packages that are not deployed.
  const isOfApp = (file: string) => /\.(ts|tsx|js|mjs)$/.test(file) && !/^test\/|(\.test|\.d)\.\w+$/.test(file);
  const code = files.filter(isOfApp);
  const imports = code.map(
    (file, index) => `import * as file${index} from ${JSON.stringify(`./${withoutEnding(file)}`)};`,
  );
  const entries = code.map((file, index) => `  ${JSON.stringify(file)}: file${index},`);
  return `export { app } from './app';\n${imports.join('\n')}\nexport const modules = {\n${entries.join('\n')}\n};\n`;
}

/**
 * Runs the bundle of `loadAppEntry` in a sandbox without any network, and answers what the app registers. Handlers are found by
 * function identity, so it does not matter how the wiring spells them.
 */
export async function loadApp(options: SandboxOptions): Promise<LoadAppResult> {
  const output: string[] = [];
  const sandbox = await start({ ...options, onLine: ({ text }) => output.push(text) }, frameTypes.load);
  const outcome = await sandbox.started;
  sandbox.kill();
  await sandbox.exited;
  if (outcome.type === 'ready') return { ok: true, app: outcome.value as LoadedApp };
  const failure = outcome.type === 'failure' ? outcome.failure : failureOf(outcome);
  return { ok: false, failure, output: output.join('\n') };
}

function failureOf(outcome: { type: 'timeout' } | { type: 'exit' }): FunctionFailure {
  const errorMessage =
    outcome.type === 'timeout'
      ? 'Loading the app took longer than 10 seconds. Move work that takes long out of the top level of its files.'
      : 'The process ended while the app was loaded. Remove process.exit and what uses a lot of memory from the top level of its files.';
  return { errorType: 'LoadError', errorMessage, trace: [] };
}

function withoutEnding(file: string): string {
  return file.replace(/\.(ts|tsx|js|mjs)$/, '');
}
