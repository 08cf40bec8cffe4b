import type { Deployment } from '@chalice-studio/control-plane/contract';
import { Hourglass } from 'lucide-react';
import { RelativeTime } from '@/components/ui/relative-time';

/** Who holds the stage while this deployment waits for it. */
export function WaitsForNotice({
  waitsFor,
  stageName,
}: {
  waitsFor: NonNullable<Deployment['waitsFor']>;
  stageName: string;
}) {
  return (
    <p role="status" className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-warning-text">
      <Hourglass className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>
        Waits for #{waitsFor.number} by {waitsFor.by.name}, which has held {stageName} since{' '}
        <RelativeTime at={waitsFor.since} />. It begins by itself when that one ends.
      </span>
    </p>
  );
}
