import type { Drift, StackOperation } from '@chalice-studio/control-plane/contract';

/** What was found when drift was looked for last; `isOutdated`: the stack was changed since. */
export type DriftLook = { drift: readonly Drift[]; at: number; isOutdated: boolean };

/** Undefined where nobody looked. `deployedAt`: when what runs came there. */
export function lastLook(operations: readonly StackOperation[], deployedAt: number): DriftLook | undefined {
  const ended = operations.filter(({ status }) => status === 'succeeded');
  const look = ended.find(({ kind }) => kind === 'detect-drift');
  if (look?.result?.drift === undefined) return undefined;
  const changes = ended.filter(({ kind }) => kind !== 'detect-drift').map(endOf);
  const at = endOf(look);
  return { drift: look.result.drift, at, isOutdated: Math.max(deployedAt, ...changes) > at };
}

const endOf = ({ finishedAt, createdAt }: StackOperation): number => finishedAt ?? createdAt;
