import type { Handler } from '@chalice-studio/appspec';
import { identifierOf } from '@chalice-studio/codegen';
import { lineSafe, type StubbedHandler, stubModule } from './handler-stub';
import type { PythonFunction } from './read-app';
import type { CallRegistration } from './registration-calls';

const NOT_PORTED = 'not-ported';

/** The TypeScript modules that stand where Python's stood, with a handler for each function that is registered. */
export class HandlerFiles {
  readonly #files = new Map<string, StubbedHandler[]>();
  readonly #places = new Map<string, Handler>();

  /** The handler of a function; the same one for each registration of a kind. */
  handlerOf(fn: PythonFunction, { kind, path, eventType }: CallRegistration): Handler {
    const key = `${fn.file.path}:${fn.node.from}:${kind}:${eventType}`;
    const paths = typeof path === 'string' ? [path] : [];
    const file = modulePath(fn.file.path);
    const known = this.#places.get(key);
    if (known !== undefined) {
      const handler = this.#files.get(file)?.find(({ name }) => name === known.export);
      if (handler !== undefined) handler.paths = [...(handler.paths ?? []), ...paths];
      return known;
    }
    const { from, to } = fn.file.linesOf(wholeOf(fn));
    const where = `${fn.file.path}, ${from === to ? `line ${from}` : `lines ${from} to ${to}`}`;
    return this.add(file, {
      ...{ kind, name: fn.name, message: `${fn.name} is not ported yet: ${where}.` },
      comment: [`${where}:`, '', ...definitionText(fn).split('\n')],
      ...(typeof eventType === 'string' ? { eventType } : {}),
      paths,
      key,
    });
  }

  add(file: string, { name, key, comment, ...rest }: StubbedHandler & { key: string }): Handler {
    const handlers = this.#files.get(file) ?? [];
    const handler = { file, export: freeName(identifierOf(name), handlers) };
    const lines = comment.map((line) => lineSafe(line.replace(/\r$/, '')));
    this.#files.set(file, [...handlers, { ...rest, name: handler.export, comment: lines }]);
    this.#places.set(key, handler);
    return handler;
  }

  texts(): Record<string, string> {
    return Object.fromEntries(
      [...this.#files].map(([file, handlers]) => [file, stubModule(handlers, pathToNotPorted(file))]),
    );
  }
}

/** `app.py` → `chalicelib/app.ts`; `chalicelib/users.py` → `chalicelib/users.ts`. The wiring of blueprints has its own folder. */
export function modulePath(path: string): string {
  const module = path
    .replace(/^chalicelib\//, '')
    .replace(/(^|\/)__init__\.py$/, '$1index.py')
    .replace(/\.py$/, '');
  const safe = module.startsWith('blueprints/') ? module.replace('/', '_') : module;
  return `chalicelib/${safe === NOT_PORTED ? `${safe}_` : safe}.ts`;
}

function pathToNotPorted(file: string): string {
  const depth = file.split('/').length - 2;
  return `${depth === 0 ? './' : '../'.repeat(depth)}${NOT_PORTED}`;
}

/** A definition with its decorators, as it stands in the file. */
function definitionText(fn: PythonFunction): string {
  const { file } = fn;
  const whole = wholeOf(fn);
  const lineStart = file.text.lastIndexOf('\n', whole.from - 1) + 1;
  const indent = file.text.slice(lineStart, whole.from);
  const text = file.textOf(whole).trimEnd();
  return /^[ \t]+$/.test(indent) ? text.replaceAll(`\n${indent}`, '\n') : text;
}

function wholeOf({ node }: PythonFunction): PythonFunction['node'] {
  return node.parent?.name === 'DecoratedStatement' ? node.parent : node;
}

function freeName(wanted: string, handlers: readonly StubbedHandler[]): string {
  let name = wanted;
  for (let n = 2; handlers.some((each) => each.name === name); n += 1) name = `${wanted}${n}`;
  return name;
}
