/**
 * The editor, with the parts that people use: all of it is a chunk of its own, loaded when code is shown. Workers are
 * built with the page and come from this studio.
 */
// The language features load all of the editor's parts behind an editor that is there already, and a part whose service is
// not known then fails at the next editor, such as a peek into another file: so they come first, with their services.
import 'monaco-editor/internal/common/workers.js';
import 'monaco-editor/features/quickOutline/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/typescript/register';
import 'monaco-editor/languages/features/json/register';
import * as monaco from 'monaco-editor/editor';
import {
  type CompilerOptions,
  ModuleKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register';

/** As the bundler places them: the editor's own way makes a worker of a blob, which finds no path of this studio. */
const workers: Readonly<Record<string, () => Worker>> = {
  typescript: () =>
    new Worker(new URL('monaco-editor/languages/features/typescript/ts.worker.js', import.meta.url), {
      type: 'module',
    }),
  json: () =>
    new Worker(new URL('monaco-editor/languages/features/json/json.worker.js', import.meta.url), { type: 'module' }),
  editor: () => new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
};

Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_: string, label: string) =>
      (workers[label === 'javascript' ? 'typescript' : label] ?? workers.editor)?.(),
  },
});

/** TypeScript's number for `bundler`, which the editor's own enumeration does not name. */
const BUNDLER_RESOLUTION: number = 100;

// As in the generated tsconfig.json, so that what the editor marks is what the type check finds.
const options: CompilerOptions = {
  target: ScriptTarget.ESNext,
  lib: ['es2023'],
  module: ModuleKind.ESNext,
  moduleResolution: BUNDLER_RESOLUTION,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  esModuleInterop: true,
  allowNonTsExtensions: true,
  types: ['node'],
};
typescriptDefaults.setCompilerOptions(options);
typescriptDefaults.setEagerModelSync(true);
// Until the types of the runtime and the dependencies are here, each import of them would be marked as an error.
typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: true });

/** Hands the editor the declarations that are no files of the project; from then on it marks what does not fit. */
export function setTypings(files: readonly { filePath: string; content: string }[]): void {
  typescriptDefaults.setExtraLibs([...files]);
  typescriptDefaults.setDiagnosticsOptions({ noSemanticValidation: false });
}

export { monaco };
