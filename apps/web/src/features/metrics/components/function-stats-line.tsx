'use client';

import { CircleX } from 'lucide-react';
import { formatDuration } from '@/lib/time';
import { statsOfCalls } from '../model/function-stats';
import { useCalls } from '../stage-stats';

/** A card's last line once its function was called: calls, errors, p95. */
export function FunctionStatsLine({ functionNames }: { functionNames: readonly string[] }) {
  const { calls } = useCalls(functionNames);
  if (calls.length === 0) return null;
  const { errorCount, p95Ms } = statsOfCalls(calls);
  return (
    <span className="flex items-center gap-2 text-2xs text-fg-muted tabular-nums">
      <span>{calls.length === 1 ? '1 call' : `${calls.length.toLocaleString('en')} calls`}</span>
      {errorCount > 0 && (
        <span className="inline-flex items-center gap-0.5 text-danger-text">
          <CircleX className="size-3" aria-hidden />
          {errorCount === 1 ? '1 error' : `${errorCount} errors`}
        </span>
      )}
      <span className="ml-auto">p95 {formatDuration(p95Ms)}</span>
    </span>
  );
}
