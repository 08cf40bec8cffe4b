/** How much a change can hurt. */
export type ChangeClass = 'safe' | 'interruption' | 'data-loss' | 'breaks-callers';

/** One sentence about one construct (“Route GET /orders is added”). */
export type PlannedChange = {
  entityId?: string;
  action: 'add' | 'update' | 'replace' | 'remove';
  sentence: string;
  class: ChangeClass;
  widensIam: boolean;
};

export type PlannedResource = { logicalId: string; type: string; action: 'add' | 'update' | 'replace' | 'remove' };

/** App words first, then resources, then raw. `hash` is what an approval binds to. */
export type Plan = {
  hash: string;
  changes: readonly PlannedChange[];
  resources: readonly PlannedResource[];
  /** The target's own words: a change set, for one. */
  raw?: string;
};
