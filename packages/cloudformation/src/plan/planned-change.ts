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

export type PlannedResource = {
  logicalId: string;
  type: string;
  action: 'add' | 'update' | 'replace' | 'remove';
  /** The construct that it is made for. */
  entityId?: string;
};
