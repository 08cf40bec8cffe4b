import type { ArtifactFunction, FunctionHandler } from '@chalice-studio/appspec';

/** The module that Lambda loads; it is not part of the project that people see. */
export const ENTRY = 'chalice-studio:entry';

/** The exports of the entry: a module of its own, so that the app is read before it is known what it registers. */
export const FUNCTIONS = 'chalice-studio:functions';

export const entryModule = `export { app } from './app';\nexport * from '${FUNCTIONS}';\n`;

/** Each deployed function is an export: Lambda finds a handler by `file.export`. */
export function functionsModule(functions: readonly FunctionHandler[]): string {
  const names = exportNames(functions);
  const exports = functions.map(({ name, registeredName }) => {
    const handler = registeredName === undefined ? 'app.handler' : `app.handlers[${JSON.stringify(registeredName)}]`;
    return `export const ${names.get(name)} = ${handler};`;
  });
  return `import { app } from './app';\n${exports.join('\n')}\n`;
}

/** The functions of an artifact, with the handlers under which Lambda finds them in it. */
export function artifactFunctions(functions: readonly FunctionHandler[]): ArtifactFunction[] {
  const names = exportNames(functions);
  return functions.map(({ name }) => ({ name, handler: `index.${names.get(name)}` }));
}

/** Function name → an identifier of its own. */
function exportNames(functions: readonly FunctionHandler[]): Map<string, string> {
  const taken = new Set(['app']);
  return new Map(
    functions.map(({ name }) => {
      const wanted = name.replace(/[^A-Za-z0-9_$]/g, '_').replace(/^(?=\d)/, '_');
      let free = wanted;
      for (let n = 2; taken.has(free); n += 1) free = `${wanted}_${n}`;
      taken.add(free);
      return [name, free];
    }),
  );
}
