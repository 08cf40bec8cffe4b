import type { DeploymentStatus } from './status';

/** What may follow what. Cancelled and failed may follow every status in which something is still to be done. */
const next = {
  queued: ['building'],
  building: ['uploading'],
  uploading: ['planned'],
  planned: ['approved', 'executing', 'planned'],
  approved: ['executing', 'planned'],
  executing: ['succeeded', 'rolled-back'],
  succeeded: [],
  failed: [],
  'rolled-back': [],
  cancelled: [],
} as const satisfies Record<DeploymentStatus, readonly DeploymentStatus[]>;

export function mayFollow(from: DeploymentStatus, to: DeploymentStatus): boolean {
  const following: readonly DeploymentStatus[] = next[from];
  if (following.includes(to)) return true;
  return following.length > 0 && (to === 'failed' || to === 'cancelled');
}
