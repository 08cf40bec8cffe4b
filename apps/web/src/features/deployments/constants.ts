import type { DeploymentStatus } from '@chalice-studio/control-plane/contract';

/** A status in a person's words; the tone is never the only sign of it. */
export const STATUS_WORDS: Record<
  DeploymentStatus,
  { label: string; tone: 'idle' | 'busy' | 'success' | 'warning' | 'danger' }
> = {
  queued: { label: 'Queued', tone: 'busy' },
  building: { label: 'Building', tone: 'busy' },
  uploading: { label: 'Uploading', tone: 'busy' },
  planned: { label: 'Planned', tone: 'busy' },
  approved: { label: 'Approved', tone: 'busy' },
  executing: { label: 'Deploying', tone: 'busy' },
  succeeded: { label: 'Succeeded', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  'rolled-back': { label: 'Rolled back', tone: 'warning' },
  cancelled: { label: 'Cancelled', tone: 'idle' },
};

export const CHANGE_CLASS_WORDS = {
  safe: { label: 'Safe', tone: 'success', explanation: 'Nobody notices it.' },
  interruption: { label: 'Interruption', tone: 'warning', explanation: 'It is unavailable for a moment.' },
  'data-loss': { label: 'Data loss', tone: 'danger', explanation: 'What it holds is lost.' },
  'breaks-callers': { label: 'Breaks callers', tone: 'danger', explanation: 'Whoever uses it now gets an error.' },
} as const;

export const CHANGE_ACTION_WORDS = { add: 'Add', update: 'Update', replace: 'Replace', remove: 'Remove' } as const;
