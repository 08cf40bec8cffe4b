import { PythonFile } from './python-file';
import { type Binding, ModuleScope } from './scope';

type Module = { file: PythonFile; scope: ModuleScope };

/** The modules of a project, found by the names under which Python imports them. */
export class PythonProject {
  readonly #modules = new Map<string, Module>();

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(files)) {
      if (!path.endsWith('.py')) continue;
      const file = new PythonFile(path, text);
      this.#modules.set(moduleName(path), { file, scope: new ModuleScope(file) });
    }
  }

  get files(): PythonFile[] {
    return [...this.#modules.values()].map(({ file }) => file);
  }

  file(path: string): PythonFile | undefined {
    return this.files.find((file) => file.path === path);
  }

  scopeOf(file: PythonFile): ModuleScope {
    const module = this.#modules.get(moduleName(file.path));
    if (module === undefined) throw new Error(`${file.path} is not of this project.`);
    return module.scope;
  }

  /** `chalicelib.users.routes` → the name `routes` in chalicelib/users.py, and what is asked of that. */
  locate(qualified: string): { file: PythonFile; binding: Binding; rest: string[] } | undefined {
    const parts = qualified.split('.');
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const module = this.#modules.get(parts.slice(0, length).join('.'));
      const [name = '', ...rest] = parts.slice(length);
      if (module === undefined) continue;
      const binding = this.#bindingIn(module, name);
      if (binding !== undefined) return { ...binding, rest };
    }
    return undefined;
  }

  isModule(qualified: string): boolean {
    return this.#modules.has(qualified);
  }

  /** A name that a module has, of its own or from a module of which it imports everything. */
  #bindingIn({ file, scope }: Module, name: string, depth = 0): { file: PythonFile; binding: Binding } | undefined {
    const binding = scope.findLast(name);
    if (binding !== undefined) return { file, binding };
    if (depth > 5) return undefined;
    for (const star of scope.stars) {
      const module = this.#modules.get(star);
      const found = module === undefined ? undefined : this.#bindingIn(module, name, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function moduleName(path: string): string {
  return path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
}
