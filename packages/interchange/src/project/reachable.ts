import path from 'node:path';

/** `from './x'`, `import './x'`, `import('./x')`: what else a text names is not there, and does no harm. */
const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]*)\1/g;

/** The files of a project that run when its `app.ts` is loaded: what tests and scripts import is not installed here. */
export function reachableFiles(files: Readonly<Record<string, string>>, entry = 'app.ts'): string[] {
  const reached = new Set(files[entry] === undefined ? [] : [entry]);
  // A Set grows while it is walked, so this follows every import.
  for (const file of reached) {
    for (const [, , specifier = ''] of (files[file] ?? '').matchAll(specifiers)) {
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
      const stem = target.replace(/\.js$/, '');
      const candidates = [target, `${stem}.ts`, `${stem}.tsx`, `${stem}.js`, `${stem}.mjs`, `${target}/index.ts`];
      const found = candidates.find((candidate) => files[candidate] !== undefined);
      if (found !== undefined) reached.add(found);
    }
  }
  return [...reached];
}
