import type { Handler } from '@chalice-studio/appspec';
import { identifierOf, type Scope } from './identifiers';

const RUNTIME = '@chalice-studio/runtime';

/** The imports of one generated file, written once everything that it needs is known. */
export class Imports {
  readonly #scope: Scope;
  readonly #fromDirectory: string;
  readonly #runtime = new Set<string>();
  readonly #locals = new Map<string, Map<string, string>>();

  constructor(options: { scope: Scope; fromDirectory: string }) {
    this.#scope = options.scope;
    this.#fromDirectory = options.fromDirectory;
  }

  runtime(name: string): string {
    this.#runtime.add(name);
    return name;
  }

  /** The local name of a handler: its own, or `usersList` for the second `list`, the one of `users.ts`. */
  handler({ file, export: name }: Handler): string {
    const basename = file.replace(/^.*\//, '').replace(/\.\w+$/, '');
    return this.named(file, name, identifierOf(`${basename}_${name}`));
  }

  /** The local name of what a file exports; `instead` where something else in this file is called so. */
  named(file: string, name: string, instead = name): string {
    const names = this.#locals.get(file) ?? new Map<string, string>();
    const local = names.get(name) ?? this.#scope.claim(name, instead);
    names.set(name, local);
    this.#locals.set(file, names);
    return local;
  }

  get lines(): string[] {
    const runtime = [...this.#runtime].sort(byLetters);
    const files = [...this.#locals].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      `import { ${runtime.join(', ')} } from '${RUNTIME}';`,
      ...files.map(([file, names]) => {
        const members = [...names]
          .sort(([a], [b]) => byLetters(a, b))
          .map(([name, local]) => (name === local ? name : `${name} as ${local}`));
        return `import { ${members.join(', ')} } from '${relative(this.#fromDirectory, file)}';`;
      }),
    ];
  }
}

/** Without regard to case, as formatters sort imports. */
function byLetters(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return a < b ? -1 : 1;
  return x < y ? -1 : 1;
}

/** The import path from a folder to a file, without its ending. */
function relative(fromDirectory: string, file: string): string {
  const from = fromDirectory.split('/').filter((part) => part !== '');
  const to = file.replace(/\.tsx?$/, '').split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  const up = from.map(() => '..').join('/');
  return up === '' ? `./${to.join('/')}` : `${up}/${to.join('/')}`;
}
