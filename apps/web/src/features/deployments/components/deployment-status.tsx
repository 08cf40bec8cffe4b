import type { Deployment } from '@chalice-studio/control-plane/contract';
import { deploymentLook } from '@/components/deployment-look';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';

type DeploymentStatusProps = Pick<Deployment, 'status' | 'awaitsApproval' | 'approval'> & { className?: string };

/** A status in words, with a sign whose form says the same. */
export function DeploymentStatus({ className, ...deployment }: DeploymentStatusProps) {
  const { label, tone } = lookOf(deployment);
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      <StatusDot tone={tone} />
      {label}
    </span>
  );
}

function lookOf({ status, awaitsApproval, approval }: Omit<DeploymentStatusProps, 'className'>) {
  if (awaitsApproval !== null) return { label: 'Waits for approval', tone: 'warning' } as const;
  if (status === 'cancelled' && approval?.decision === 'rejected') return { label: 'Rejected', tone: 'idle' } as const;
  return deploymentLook(status);
}
