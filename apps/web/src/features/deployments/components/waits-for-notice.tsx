import type { Deployment } from '@chalice-studio/control-plane/contract';
import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { RelativeTime } from '@/components/ui/relative-time';

type WaitsForNoticeProps = {
  waitsFor: NonNullable<Deployment['waitsFor']>;
  stageName: string;
  /** What can be done about it. */
  action?: ReactNode;
};

/** Who holds the stage while this deployment waits for it. */
export function WaitsForNotice({ waitsFor, stageName, action }: WaitsForNoticeProps) {
  return (
    <div role="status" className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning-text">
      <Hourglass className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <span className="min-w-48 flex-1">
          Waits for #{waitsFor.number} by {waitsFor.by.name}, which has held {stageName} since{' '}
          <RelativeTime at={waitsFor.since} />. It goes on by itself when that one ends.
        </span>
        {action}
      </div>
    </div>
  );
}
