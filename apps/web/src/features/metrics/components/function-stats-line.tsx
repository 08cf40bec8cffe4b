'use client';

import { CircleX } from 'lucide-react';
import { formatDuration } from '@/lib/time';
import { statsOfCalls } from '../model/function-stats';
import { useCalls, useCounted } from '../stage-stats';

/** A card's last line once its function was called: calls, errors, p95. */
export function FunctionStatsLine({ functionNames }: { functionNames: readonly string[] }) {
  const { calls } = useCalls(functionNames);
  const counted = useCounted(functionNames, '1h');
  // CloudWatch counts all, some minutes late; the log tells of the last call at once.
  if (counted.state === 'counted' && counted.calls >= calls.length && counted.calls > 0) {
    return <Line calls={counted.calls} errorCount={counted.errors} p95Ms={counted.p95Ms ?? undefined} />;
  }
  if (calls.length === 0) return null;
  const { errorCount, p95Ms } = statsOfCalls(calls);
  return <Line calls={calls.length} errorCount={errorCount} p95Ms={p95Ms} />;
}

type LineProps = { calls: number; errorCount: number; p95Ms: number | undefined };

function Line({ calls, errorCount, p95Ms }: LineProps) {
  return (
    <span className="flex items-center gap-2 text-2xs text-fg-muted tabular-nums">
      <span>{calls === 1 ? '1 call' : `${calls.toLocaleString('en')} calls`}</span>
      {errorCount > 0 && (
        <span className="inline-flex items-center gap-0.5 text-danger-text">
          <CircleX className="size-3" aria-hidden />
          {errorCount === 1 ? '1 error' : `${errorCount} errors`}
        </span>
      )}
      {p95Ms !== undefined && <span className="ml-auto">p95 {formatDuration(p95Ms)}</span>}
    </span>
  );
}
