import { parse } from '@babel/parser';
import type { Program } from '@babel/types';
import type { SourceTree } from '@chalice-studio/appspec';
import { resolveInTree } from '../resolve-in-tree';

/** A longer file was not written by a person. */
const MOST_CHARACTERS = 400_000;

/** The parsed files of a project, each parsed when it is first asked for. */
export class Modules {
  readonly #tree: SourceTree;
  readonly #programs = new Map<string, Program | undefined>();

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  /** Undefined for what cannot be read. A parser in JavaScript: one in native code ends the process at code nested too deeply. */
  find(file: string): Program | undefined {
    if (!this.#programs.has(file)) this.#programs.set(file, read(file, this.#tree[file]));
    return this.#programs.get(file);
  }

  resolve(importer: string, specifier: string): string | undefined {
    const resolved = resolveInTree(this.#tree, { importer, specifier });
    return 'file' in resolved ? resolved.file : undefined;
  }
}

/** Not JSON, which does nothing. */
export const isCode = (file: string): boolean => /\.(tsx?|m?js)$/.test(file);

function read(file: string, text: string | undefined): Program | undefined {
  if (text === undefined || text.length > MOST_CHARACTERS || !isCode(file)) return undefined;
  try {
    const plugins = file.endsWith('.tsx') ? (['typescript', 'jsx'] as const) : (['typescript'] as const);
    return parse(text, { sourceType: 'module', errorRecovery: true, plugins: [...plugins] }).program;
  } catch (error) {
    // Code that is being typed, or nested deeper than a stack is.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
