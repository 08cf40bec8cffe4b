/**
 * The editor, with the parts that people use: all of it is a chunk of its own, loaded when code is shown. Workers are
 * built with the page and come from this studio.
 */
// `features/suggest` has the inline suggestions only; the list comes with this, which must be there before an editor is.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/quickOutline/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
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

export { monaco, typescriptDefaults };
