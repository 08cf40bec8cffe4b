import type { DeploymentStatus } from '@chalice-studio/control-plane/contract';

export type Tone = 'neutral' | 'progress' | 'success' | 'danger' | 'warning';

/** A status in a person's words; the tone is never the only sign of it. */
export const STATUS_WORDS: Record<DeploymentStatus, { label: string; tone: Tone }> = {
  queued: { label: 'Queued', tone: 'neutral' },
  building: { label: 'Building', tone: 'progress' },
  uploading: { label: 'Uploading', tone: 'progress' },
  planned: { label: 'Planned', tone: 'progress' },
  approved: { label: 'Approved', tone: 'progress' },
  executing: { label: 'Deploying', tone: 'progress' },
  succeeded: { label: 'Live', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
  'rolled-back': { label: 'Rolled back', tone: 'warning' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export const CHANGE_CLASS_WORDS = {
  safe: { label: 'Safe', tone: 'success', explanation: 'Nobody notices it.' },
  interruption: { label: 'Interruption', tone: 'warning', explanation: 'It is unavailable for a moment.' },
  'data-loss': { label: 'Data loss', tone: 'danger', explanation: 'What it holds is lost.' },
  'breaks-callers': { label: 'Breaks callers', tone: 'danger', explanation: 'Whoever uses it now gets an error.' },
} as const;

export const CHANGE_ACTION_WORDS = { add: 'Add', update: 'Update', replace: 'Replace', remove: 'Remove' } as const;
