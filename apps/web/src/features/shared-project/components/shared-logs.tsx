'use client';

import type { SharedProject } from '@chalice-studio/control-plane/contract';
import { ScrollText } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Select } from '@/components/ui/select';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { formatClock, formatExact } from '@/lib/time';
import { useUrlState } from '@/lib/url-state';
import type { VisitorClient } from '@/lib/visitor-api';
import { useSharedLogs } from '../hooks';

const tones = { debug: 'text-fg-subtle', info: 'text-fg', warning: 'text-warning-text', error: 'text-danger-text' };

type SharedLogsProps = { visitor: VisitorClient; secret: string; stages: SharedProject['stages'] };

/** The last lines of a stage, read again every few seconds. */
export function SharedLogs({ visitor, secret, stages }: SharedLogsProps) {
  const [named, setNamed] = useUrlState('stage');
  const stage = stages.find(({ name }) => name === named) ?? stages[0];
  const logs = useSharedLogs(visitor, secret, stage?.id ?? '');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b bg-surface px-3 py-1.5">
        <Select
          aria-label="Stage"
          className="w-44"
          value={stage?.name}
          onChange={setNamed}
          options={stages.map(({ name }) => ({ value: name, label: name }))}
        />
      </div>
      {logs.isPending && (
        <Loading what="the logs" className="space-y-2 p-4">
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-2/3" />
        </Loading>
      )}
      {logs.isError && (
        <ErrorState what="The logs could not be read" error={logs.error} onRetry={() => logs.refetch()} />
      )}
      {logs.data?.events.length === 0 && (
        <EmptyState icon={<ScrollText />} title="No lines yet">
          What the app’s functions write on {stage?.name} shows here.
        </EmptyState>
      )}
      {logs.data !== undefined && logs.data.events.length > 0 && (
        <ol aria-label="Log lines" className="min-h-0 flex-1 overflow-auto py-1 font-mono text-xs">
          {logs.data.events.map((event) => (
            <li key={event.id} className="flex gap-3 px-3 py-0.5 hover:bg-hover max-md:flex-wrap max-md:gap-x-2">
              <time
                dateTime={new Date(event.at).toISOString()}
                title={formatExact(event.at)}
                className="shrink-0 text-fg-subtle"
              >
                {formatClock(event.at)}
              </time>
              <span className="w-40 shrink-0 truncate text-fg-muted max-md:w-auto" title={event.functionName}>
                {event.functionName}
              </span>
              <span className={`min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere] ${tones[event.level]}`}>
                {event.message}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
