import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonFile } from './python-file';

/** What a name of a module stands for, from `from` on. */
export type Binding = { from: number } & (
  | { type: 'import'; name: string }
  | { type: 'value'; node: SyntaxNode }
  | { type: 'function'; node: SyntaxNode }
  | { type: 'hidden' }
);

/** The names of a module, as far as its own statements make them; what runs in functions is another matter. */
export class ModuleScope {
  readonly #bindings = new Map<string, Binding[]>();
  /** Modules of which everything is imported. */
  readonly stars: string[] = [];

  constructor(private readonly file: PythonFile) {
    for (const statement of moduleStatements(file.root)) this.#read(statement);
  }

  /** What the name stands for at a position: the last binding before it, else the first one after. */
  find(name: string, at: number): Binding | undefined {
    const all = this.#bindings.get(name) ?? [];
    return all.filter((binding) => binding.from < at).at(-1) ?? all[0];
  }

  /** What the name stands for when the module has run. */
  findLast(name: string): Binding | undefined {
    return this.#bindings.get(name)?.at(-1);
  }

  #read(statement: SyntaxNode): void {
    if (statement.name === 'ImportStatement') this.#readImport(statement);
    if (statement.name === 'AssignStatement') this.#readAssignment(statement);
    const named = statement.name === 'DecoratedStatement' ? statement.lastChild : statement;
    if (named?.name === 'FunctionDefinition') this.#bind(nameOf(this.file, named), { type: 'function', node: named });
    if (named?.name === 'ClassDefinition') this.#bind(nameOf(this.file, named), { type: 'hidden' });
  }

  #readAssignment(statement: SyntaxNode): void {
    const parts = childrenOf(statement);
    const value = parts.at(-1);
    const isPlain = parts.filter((part) => part.name === ',').length === 0;
    const targets = parts.filter((part, index) => part.name === 'VariableName' && index < parts.length - 1);
    for (const target of targets) {
      const binding = isPlain && value !== undefined ? ({ type: 'value', node: value } as const) : hidden;
      this.#bind(this.file.textOf(target), binding, statement.to);
    }
  }

  #readImport(statement: SyntaxNode): void {
    const text = this.file
      .textOf(statement)
      .replace(/#.*$/gm, '')
      .replace(/[\n\\()]/g, ' ')
      .trim();
    const from = /^from\s+([.\w]+)\s*import\s+(.*)$/.exec(text);
    const [, module = '', names = ''] = from ?? [];
    const list = (from === null ? text.replace(/^import\s+/, '') : names).split(',').map((each) => each.trim());
    const base = from === null ? '' : `${absolute(module, this.file.path)}.`;
    for (const each of list.filter((item) => item !== '')) {
      if (each === '*') {
        this.stars.push(base.slice(0, -1));
        continue;
      }
      const [name = '', local] = each.split(/\s+as\s+/);
      // `import a.b` makes `a` known; `import a.b as c` makes `c` stand for it.
      const bound = local ?? (from === null ? (name.split('.')[0] ?? name) : name);
      this.#bind(
        bound,
        { type: 'import', name: base + (local === undefined && from === null ? bound : name) },
        statement.to,
      );
    }
  }

  #bind(name: string, binding: { type: 'hidden' } | BindingBody, from = 0): void {
    const at = 'node' in binding && from === 0 ? binding.node.to : from;
    this.#bindings.set(name, [...(this.#bindings.get(name) ?? []), { ...binding, from: at }]);
  }
}

type BindingBody =
  | { type: 'import'; name: string }
  | { type: 'value'; node: SyntaxNode }
  | { type: 'function'; node: SyntaxNode };

const hidden = { type: 'hidden' } as const;

/** Statements that run when the module is loaded, those inside of `if`, `try` and `with` among them. */
export function moduleStatements(root: SyntaxNode): SyntaxNode[] {
  return childrenOf(root).flatMap((statement) => [
    statement,
    ...(isBlock(statement)
      ? childrenOf(statement)
          .filter((part) => part.name === 'Body')
          .flatMap(moduleStatements)
      : []),
  ]);
}

export function isBlock({ name }: SyntaxNode): boolean {
  return name === 'IfStatement' || name === 'TryStatement' || name === 'WithStatement';
}

export function nameOf(file: PythonFile, definition: SyntaxNode): string {
  const name = definition.getChild('VariableName');
  return name === null ? '' : file.textOf(name);
}

/** `.users` within `chalicelib/api/__init__.py` is `chalicelib.api.users`. */
function absolute(module: string, path: string): string {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  if (dots === 0) return module;
  const folders = path.split('/').slice(0, -1);
  const parent = folders.slice(0, folders.length - (dots - 1));
  return [...parent, module.slice(dots)].filter((part) => part !== '').join('.');
}
