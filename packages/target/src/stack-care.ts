import type { StageRef } from './target';

/** In which state a stage's stack is, by what can be done with it. */
export const stackStates = [
  'absent',
  /** A plan made it, and was never executed. */
  'in-review',
  'ready',
  'busy',
  /** Its first creation failed: it can be removed only. */
  'failed-first-create',
  /** An update failed, and so did the way back. */
  'stuck-rollback',
  'failed-delete',
  /** Of this name, and somebody else's. */
  'foreign',
] as const;

export type StackStatus = {
  state: (typeof stackStates)[number];
  stackName: string;
  /** The target's own word (`UPDATE_ROLLBACK_FAILED`) and its reason. */
  status?: string;
  reason?: string;
  /** Resources that cannot go back (`stuck-rollback`) or be deleted, by logical id. */
  failedResources: readonly StackResource[];
};

export type StackResource = { logicalId: string; type: string; reason?: string };

/** A resource that stays, with its data, when its stack goes. */
export type KeptStackResource = { logicalId: string; type: string; physicalId: string };

/** A resource that somebody changed beside the stack, property by property. */
export type ResourceDrift = {
  logicalId: string;
  type: string;
  isDeleted: boolean;
  differences: readonly { path: string; expected: string; actual: string }[];
};

/** `progress` is told what happens; begun again after a crash each takes up what it finds. */
export type CareOptions = { progress: (message: string) => void; signal: AbortSignal };

/** What a target that keeps a stack for each stage can do with it beside deploying. */
export interface StackCare {
  status(stage: StageRef): Promise<StackStatus>;
  /** Removes what a failed first creation, or a deletion that failed, has left. */
  removeFailed(stage: StageRef, options: CareOptions): Promise<void>;
  /** Takes up a rollback that got stuck, leaving out resources by logical id. */
  continueRollback(stage: StageRef, options: CareOptions & { skip: readonly string[] }): Promise<void>;
  detectDrift(stage: StageRef, options: CareOptions): Promise<readonly ResourceDrift[]>;
  /** What stays when the stage is destroyed; of one that is destroyed already, what stayed. */
  keptResources(stage: StageRef): Promise<readonly KeptStackResource[]>;
  /** Takes what stayed into a new stack of the stage, with its data. */
  adoptKept(stage: StageRef, options: CareOptions): Promise<readonly KeptStackResource[]>;
  /** Removes the stack, its secrets, and with `deleteData` the functions' logs. */
  destroy(stage: StageRef, options: CareOptions & { deleteData: boolean }): Promise<void>;
}
