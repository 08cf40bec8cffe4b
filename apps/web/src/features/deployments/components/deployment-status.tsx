import type { Deployment } from '@chalice-studio/control-plane/contract';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';
import { STATUS_WORDS } from '../constants';

/** A status in words, with a sign whose form says the same. */
export function DeploymentStatus({ status, className }: Pick<Deployment, 'status'> & { className?: string }) {
  const { label, tone } = STATUS_WORDS[status];
  return (
    <span className={cn('inline-flex items-center gap-1.5 whitespace-nowrap', className)}>
      <StatusDot tone={tone} />
      {label}
    </span>
  );
}
