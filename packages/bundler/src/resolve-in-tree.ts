import path from 'node:path';
import type { SourceTree } from '@chalice-studio/appspec';

/** An import of a project's file by another: the file, or where one was looked for. */
export type ResolvedInTree = { file: string } | { missing: string } | { outside: true };

export function resolveInTree(
  tree: SourceTree,
  { importer, specifier }: { importer: string; specifier: string },
): ResolvedInTree {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(importer), specifier));
  if (target.startsWith('..') || specifier.startsWith('/')) return { outside: true };
  const stem = target.replace(/\.js$/, '');
  const candidates = [
    target,
    `${stem}.ts`,
    `${stem}.tsx`,
    `${stem}.js`,
    `${stem}.mjs`,
    `${stem}.json`,
    `${target}/index.ts`,
  ];
  const file = candidates.find((candidate) => tree[candidate] !== undefined);
  return file === undefined ? { missing: target } : { file };
}
