'use client';

import type { MetricsRangeName } from '@chalice-studio/control-plane/contract';
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { formatClock, formatDuration } from '@/lib/time';
import { type Call, statsOfCalls } from '../model/function-stats';
import { useCalls, useCounted } from '../stage-stats';
import { CountedMetrics } from './counted-metrics';
import { Tile } from './tile';

type ConstructMetricsProps = {
  functionNames: readonly string[];
  /** Said where a function serves more than this construct: all routes share one. */
  note?: string;
};

export function ConstructMetrics({ functionNames, note }: ConstructMetricsProps) {
  const { calls, since } = useCalls(functionNames);
  const [range, setRange] = useState<MetricsRangeName>('1h');
  const counted = useCounted(functionNames, range);
  const isCounted = counted.state !== 'absent';
  if (calls.length === 0 && !isCounted)
    return (
      <EmptyState icon={<ChartColumn />} title="Not called yet" className="py-8">
        Calls, errors, durations and memory appear here with the first call.
      </EmptyState>
    );
  if (calls.length === 0) {
    return (
      <div className="min-h-0 flex-1 space-y-4 overflow-auto p-4">
        <CountedMetrics counted={counted} range={range} onRange={setRange} />
        {note !== undefined && <p className="text-fg-subtle text-xs">{note}</p>}
      </div>
    );
  }
  const stats = statsOfCalls(calls);
  return (
    <div className="min-h-0 flex-1 space-y-4 overflow-auto p-4">
      {isCounted && <CountedMetrics counted={counted} range={range} onRange={setRange} />}
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3">
        <Tile name="Calls" value={calls.length.toLocaleString('en')} />
        <Tile name="Errors" value={stats.errorCount.toLocaleString('en')} isBad={stats.errorCount > 0} />
        <Tile name="Cold starts" value={stats.coldStartCount.toLocaleString('en')} />
        <Tile name="p50" value={formatDuration(stats.p50Ms)} />
        <Tile name="p95" value={formatDuration(stats.p95Ms)} />
        <Tile name="Memory, most" value={stats.maxMemoryMb === undefined ? '–' : `${stats.maxMemoryMb} MB`} />
      </dl>
      <DurationBars calls={calls.slice(-60)} />
      <p className="text-fg-subtle text-xs">
        From the newest log lines
        {since !== undefined && (
          <>
            , since <RelativeTime at={since} />
          </>
        )}
        . {note}
      </p>
    </div>
  );
}

const HEIGHT = 56;

/** The last calls, a bar each: as high as it took, with a red top where it failed. */
function DurationBars({ calls }: { calls: readonly Call[] }) {
  const longest = Math.max(...calls.map((call) => call.durationMs), 1);
  return (
    <figure className="space-y-1">
      <figcaption className="flex justify-between text-fg-subtle text-xs">
        <span>Duration of the last {calls.length === 1 ? 'call' : `${calls.length} calls`}</span>
        <span className="tabular-nums">{formatDuration(longest)}</span>
      </figcaption>
      <ol className="flex items-end gap-px border-line border-b" style={{ height: HEIGHT }}>
        {calls.map((call) => (
          <li
            key={call.requestId}
            title={`${formatClock(call.at)} · ${formatDuration(call.durationMs)}${call.hasFailed ? ' · failed' : ''}`}
            className={
              call.hasFailed ? 'max-w-3 flex-1 border-danger border-t-2 bg-danger/50' : 'max-w-3 flex-1 bg-accent/70'
            }
            style={{ height: Math.max(2, (call.durationMs / longest) * HEIGHT) }}
          >
            <span className="sr-only">
              {formatDuration(call.durationMs)}
              {call.hasFailed && ', failed'}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
