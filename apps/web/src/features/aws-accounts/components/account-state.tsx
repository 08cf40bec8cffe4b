import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { StatusDot } from '@/components/ui/status-dot';
import { stateLook } from '../constants';

export function AccountState({ state }: { state: AwsAccount['state'] }) {
  const { tone, label } = stateLook[state];
  return (
    <span className="inline-flex items-center gap-1.5 text-fg-muted text-xs">
      <StatusDot tone={tone} />
      {label}
    </span>
  );
}
