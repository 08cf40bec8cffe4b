import type { Deployment } from '@chalice-studio/control-plane/contract';
import { RelativeTime } from '@/components/ui/relative-time';

/** Who decided on its plan, and why. */
export function ApprovalNote({ approval }: { approval: NonNullable<Deployment['approval']> }) {
  const { decision, by, at, reason } = approval;
  return (
    <span>
      {decision === 'approved' ? 'Approved' : 'Rejected'} by {by.name} <RelativeTime at={at} />
      {reason !== undefined && <span className="text-fg-muted">: “{reason}”</span>}
    </span>
  );
}
