'use client';

import type { StackOperation } from '@chalice-studio/control-plane/contract';
import { Spinner } from '@/components/ui/spinner';
import { formatDuration } from '@/lib/time';
import { OPERATION_WORDS } from '../constants';
import { useClock } from '../hooks';

/** What is being done with the stack, by whom, how long, and what it said last. */
export function OperationProgress({ operation }: { operation: StackOperation }) {
  const now = useClock(true);
  return (
    <div
      role="status"
      className="m-4 flex items-start gap-3 rounded-md border border-line bg-surface px-3 py-2.5"
      aria-label={OPERATION_WORDS[operation.kind].doing}
    >
      <Spinner className="mt-0.5 size-4 text-accent-text" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-3">
          <span className="font-medium">{OPERATION_WORDS[operation.kind].doing}</span>
          <span className="text-fg-muted tabular-nums">
            {formatDuration(Math.max(0, now - operation.createdAt))} · by {operation.createdBy.name}
          </span>
        </p>
        <p className="truncate font-mono text-fg-muted text-xs" title={operation.message ?? undefined}>
          {operation.message ?? 'It goes on by itself: this page can be left.'}
        </p>
      </div>
    </div>
  );
}
