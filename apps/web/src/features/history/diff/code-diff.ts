import type { AppSpec } from '@chalice-studio/appspec';
import { generate } from '@chalice-studio/codegen';
import type { ChangeKind } from './design-diff';

export type FileChange = { file: string; change: ChangeKind; before: string; after: string; isGenerated: boolean };

/** The files that differ: those that people write first, then those that are made from the design. */
export function codeDiff(before: AppSpec, after: AppSpec): FileChange[] {
  const old = generate(before);
  const now = generate(after);
  const files = [...new Set([...Object.keys(old.tree), ...Object.keys(now.tree)])].sort();
  const changes = files.flatMap((file): FileChange[] => {
    const [was, is] = [old.tree[file], now.tree[file]];
    if (was === is || file === 'package-lock.json') return [];
    const isGenerated = (is === undefined ? old.origins : now.origins)[file] !== undefined;
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ file, change, before: was ?? '', after: is ?? '', isGenerated }];
  });
  return [...changes.filter((each) => !each.isGenerated), ...changes.filter((each) => each.isGenerated)];
}
