import type { PlannedChange, PlannedResource } from '@chalice-studio/cloudformation';

/** App words first, then resources, then raw. `hash` is what an approval binds to. */
export type Plan = {
  hash: string;
  changes: readonly PlannedChange[];
  resources: readonly PlannedResource[];
  /** The target's own words: a change set, for one. */
  raw?: string;
};
