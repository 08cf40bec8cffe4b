import type { Handler } from '@chalice-studio/appspec';
import { identifierOf } from '@chalice-studio/codegen';
import { lineSafe, NOT_IMPLEMENTED_FILE, notImplementedModule, type StubbedHandler, stubModule } from './stub-module';

/** The modules of an imported project, each with the handlers that are to be written in it. */
export class HandlerFiles {
  readonly #files = new Map<string, StubbedHandler[]>();

  /** A handler of that name, or one like it where the file has that already. */
  add(file: string, handler: StubbedHandler): Handler {
    const handlers = this.#files.get(file) ?? [];
    const name = freeName(identifierOf(handler.name), handlers);
    const comment = handler.comment.map((line) => lineSafe(line.replace(/\r$/, '')));
    this.#files.set(file, [...handlers, { ...handler, name, comment }]);
    return { file, export: name };
  }

  /** Says that a handler serves one more path. */
  addPath(handler: Handler, path: string): void {
    const found = this.#files.get(handler.file)?.find(({ name }) => name === handler.export);
    if (found !== undefined) found.paths = [...(found.paths ?? []), path];
  }

  texts(): Record<string, string> {
    const modules = [...this.#files].map(([file, handlers]) => [file, stubModule(file, handlers)] as const);
    return Object.fromEntries([...modules, [NOT_IMPLEMENTED_FILE, notImplementedModule]]);
  }
}

function freeName(wanted: string, handlers: readonly StubbedHandler[]): string {
  let name = wanted;
  for (let n = 2; handlers.some((each) => each.name === name); n += 1) name = `${wanted}${n}`;
  return name;
}
