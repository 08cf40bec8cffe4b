import type { StageRef } from '@chalice-studio/target';
import type { Person } from '../contract/base';
import { callTarget } from '../targets/call-target';
import type { Targets } from '../targets/targets';
import { stackRemains } from './stage-target';

type Removal = { stageId: string; ref: StageRef; person: Person; deleteData: boolean; leaveStack: boolean };

/** A stack that was planned only has nothing in it, and goes in seconds. */
const LONGEST_MS = 60_000;

/** Takes away what a stage that is deleted has at its target. A stack is destroyed by a task of its own, which takes minutes. */
export async function removeFromTarget(targets: Targets, removal: Removal): Promise<void> {
  const { ref, deleteData, leaveStack } = removal;
  if (leaveStack && (await targets.isRemote(removal.stageId))) return;
  await callTarget(targets, removal, async (target) => {
    if (target.stack === undefined) return target.destroy(ref, { deleteData });
    const { state, stackName, status } = await target.stack.status(ref);
    if (state === 'absent' || state === 'foreign') return;
    if (state !== 'in-review') throw stackRemains(stackName, status);
    await target.stack.removeFailed(ref, { progress: () => {}, signal: AbortSignal.timeout(LONGEST_MS) });
  });
}
