import type { Handler } from '@chalice-studio/appspec';
import type { HandlerFiles } from '../handlers/handler-files';
import type { PythonFunction } from './read-app';
import type { CallRegistration } from './registration-calls';

/** The handlers that stand for Python functions, in modules that stand where Python's stood. */
export class PythonHandlers {
  readonly #places = new Map<string, Handler>();

  constructor(readonly files: HandlerFiles) {}

  /** The handler of a function; the same one for each registration of a kind. */
  handlerOf(fn: PythonFunction, { kind, path, eventType }: CallRegistration): Handler {
    const key = `${fn.file.path}:${fn.node.from}:${kind}:${eventType}`;
    const handler = this.#places.get(key) ?? this.#add(fn, kind, eventType);
    this.#places.set(key, handler);
    if (typeof path === 'string') this.files.addPath(handler, path);
    return handler;
  }

  #add(fn: PythonFunction, kind: string, eventType: unknown): Handler {
    const { from, to } = fn.file.linesOf(wholeOf(fn));
    const where = `${fn.file.path}, ${from === to ? `line ${from}` : `lines ${from} to ${to}`}`;
    return this.files.add(modulePath(fn.file.path), {
      ...{ kind, name: fn.name, message: `${fn.name} is not ported yet: ${where}.` },
      comment: [`${where}:`, '', ...definitionText(fn).split('\n')],
      ...(typeof eventType === 'string' ? { eventType } : {}),
    });
  }
}

/** `app.py` → `chalicelib/app.ts`; `chalicelib/users.py` → `chalicelib/users.ts`. The wiring of blueprints has its own folder. */
function modulePath(path: string): string {
  const module = path
    .replace(/^chalicelib\//, '')
    .replace(/(^|\/)__init__\.py$/, '$1index.py')
    .replace(/\.py$/, '');
  const safe = module.startsWith('blueprints/') ? module.replace('/', '_') : module;
  return `chalicelib/${safe === 'not-implemented' ? `${safe}_` : safe}.ts`;
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
