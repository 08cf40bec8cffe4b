/**
 * Registrations of an app and where each function came from. The loaded module exports `app` and `modules`: every file of
 * the project by its path, so that a function is found by identity whatever the wiring calls it.
 * @param {{ app?: any, modules?: Record<string, Record<string, unknown>> }} loaded
 */
export function loadApp({ app, modules = {} }) {
  if (typeof app?.toSpec !== 'function') {
    throw new Error(
      'app.ts does not export `app`, a Chalice application: write `export const app = new Chalice("…")`.',
    );
  }
  const origins = originsOf(modules);
  const handlersOf = (/** @type {{ registrations: { fn: unknown }[] }} */ registrar) =>
    registrar.registrations.map(({ fn }) => origins.get(fn) ?? null);
  const blueprints = [...new Set((app.mounts ?? []).map((/** @type {{ blueprint: any }} */ mount) => mount.blueprint))];
  return {
    spec: app.toSpec(),
    handlers: handlersOf(app),
    blueprintHandlers: blueprints.map(handlersOf),
    blueprints: blueprints.map((blueprint) => origins.get(blueprint) ?? null),
  };
}

/** A function that several files export (a re-export) belongs to the deepest file that has it: the one that a person wrote it in. @param {Record<string, Record<string, unknown>>} modules */
function originsOf(modules) {
  const origins = new Map();
  const files = Object.keys(modules).sort((a, b) => b.split('/').length - a.split('/').length || (a < b ? -1 : 1));
  for (const file of files) {
    for (const [name, value] of Object.entries(modules[file] ?? {})) {
      const isCandidate = typeof value === 'function' || (typeof value === 'object' && value !== null);
      if (isCandidate && !origins.has(value)) origins.set(value, { file, export: name });
    }
  }
  return origins;
}
