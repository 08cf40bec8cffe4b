import type { MetricsRangeName } from '@chalice-studio/control-plane/contract';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { formatDuration } from '@/lib/time';
import type { CountedState } from '../stage-stats';
import { Tile } from './tile';

type CountedMetricsProps = {
  counted: CountedState;
  range: MetricsRangeName;
  onRange: (range: MetricsRangeName) => void;
};

/** What CloudWatch counted of a stage in AWS. */
export function CountedMetrics({ counted, range, onRange }: CountedMetricsProps) {
  return (
    <section aria-label="CloudWatch metrics" className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl aria-label="Time range" value={range} onChange={onRange} options={ranges} />
        {counted.state === 'counted' && (
          <span className="text-fg-subtle text-xs">
            CloudWatch, <RelativeTime at={counted.at} />
          </span>
        )}
      </div>
      {counted.state === 'failed' && (
        <ErrorState layout="row" what="The metrics could not be read" error={counted.error} />
      )}
      {counted.state === 'loading' && (
        <Loading what="metrics">
          <Skeleton className="h-14 w-full rounded-md" />
        </Loading>
      )}
      {counted.state === 'counted' && (
        <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
          <Tile name="Calls" value={counted.calls.toLocaleString('en')} />
          <Tile name="Errors" value={counted.errors.toLocaleString('en')} isBad={counted.errors > 0} />
          <Tile name="Throttles" value={counted.throttles.toLocaleString('en')} isBad={counted.throttles > 0} />
          <Tile name="p95" value={counted.p95Ms === null ? '–' : formatDuration(counted.p95Ms)} />
        </dl>
      )}
    </section>
  );
}

const ranges = [
  { value: '1h', label: 'Last hour' },
  { value: '24h', label: '24 hours' },
  { value: '7d', label: '7 days' },
] as const;
