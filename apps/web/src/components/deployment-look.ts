import type { DeploymentStatus } from '@chalice-studio/control-plane/contract';
import type { StatusTone } from './ui/status-dot';

export type StatusLook = { tone: StatusTone; label: string };

const looks: Record<DeploymentStatus, StatusLook> = {
  queued: { tone: 'busy', label: 'Queued' },
  building: { tone: 'busy', label: 'Building' },
  uploading: { tone: 'busy', label: 'Uploading' },
  planned: { tone: 'busy', label: 'Planned' },
  approved: { tone: 'busy', label: 'Approved' },
  executing: { tone: 'busy', label: 'Deploying' },
  succeeded: { tone: 'success', label: 'Deployed' },
  failed: { tone: 'danger', label: 'Failed' },
  'rolled-back': { tone: 'warning', label: 'Rolled back' },
  cancelled: { tone: 'idle', label: 'Cancelled' },
};

/** How a deployment's status is shown everywhere; `null` is a stage that nothing was deployed to. */
export function deploymentLook(status: DeploymentStatus | null): StatusLook {
  return status === null ? { tone: 'idle', label: 'Not deployed' } : looks[status];
}
