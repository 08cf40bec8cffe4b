import type { Deployment } from '@chalice-studio/control-plane/contract';
import { deploymentLook } from '@/components/deployment-look';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';

/** A status in words, with a sign whose form says the same. */
export function DeploymentStatus({ status, className }: Pick<Deployment, 'status'> & { className?: string }) {
  const { label, tone } = deploymentLook(status);
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      <StatusDot tone={tone} />
      {label}
    </span>
  );
}
