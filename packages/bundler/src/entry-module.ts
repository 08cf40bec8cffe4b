import type { FunctionHandler } from '@chalice-studio/appspec';

/** The module that Lambda loads; it is not part of the project that people see. */
export const ENTRY = 'chalice-studio:entry';

/** Each deployed function is an export: Lambda finds a handler by `file.export`. */
export function entryModule(functions: readonly FunctionHandler[], names: ReadonlyMap<string, string>): string {
  const exports = functions.map(({ name, registeredName }) => {
    const handler = registeredName === undefined ? 'app.handler' : `app.handlers[${JSON.stringify(registeredName)}]`;
    return `export const ${names.get(name)} = ${handler};`;
  });
  return `import { app } from './app';\nexport { app };\n${exports.join('\n')}\n`;
}

/** Function name → an identifier of its own. */
export function exportNames(functionNames: readonly string[]): Map<string, string> {
  const taken = new Set(['app']);
  return new Map(
    functionNames.map((name) => {
      const wanted = name.replace(/[^A-Za-z0-9_$]/g, '_').replace(/^(?=\d)/, '_');
      let free = wanted;
      for (let n = 2; taken.has(free); n += 1) free = `${wanted}_${n}`;
      taken.add(free);
      return [name, free];
    }),
  );
}
