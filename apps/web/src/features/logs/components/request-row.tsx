'use client';

import { ChevronRight, CircleAlert, CircleCheck, CircleX, ListFilter } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { cn } from '@/lib/class-names';
import { formatClock, formatDuration, formatExact } from '@/lib/time';
import type { RequestSummary } from '../model/log-rows';

type RequestRowProps = {
  request: RequestSummary;
  isFolded: boolean;
  onToggle: (requestId: string) => void;
  onShowOnly: ((requestId: string) => void) | undefined;
};

/** One invocation: how it went, how long it took and what it used; its lines stand below. */
export const RequestRow = memo(function RequestRow({ request, isFolded, onToggle, onShowOnly }: RequestRowProps) {
  const { report } = request;
  return (
    <div className="group flex h-7 items-center border-line border-t bg-surface pr-2">
      <button
        type="button"
        aria-expanded={!isFolded}
        onClick={() => onToggle(request.requestId)}
        className="flex h-full min-w-0 flex-1 items-center gap-2 pl-2.5 text-left text-xs hover:bg-hover focus-visible:-outline-offset-2"
      >
        <ChevronRight
          aria-hidden
          className={cn('size-3 shrink-0 text-fg-subtle transition-transform', !isFolded && 'rotate-90')}
        />
        <time
          dateTime={new Date(request.startedAt).toISOString()}
          title={formatExact(request.startedAt)}
          className="shrink-0 font-mono text-fg-subtle"
        >
          {formatClock(request.startedAt)}
        </time>
        <Outcome status={request.status} wroteErrors={request.wroteErrors} />
        <span title={request.functionName} className="truncate font-medium text-fg">
          {request.functionName}
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-3 pl-2 text-fg-muted tabular-nums">
          {report?.initMs !== undefined && (
            <span title={`Cold start: ${formatDuration(report.initMs)}`} className="hidden text-fg-subtle sm:inline">
              cold start
            </span>
          )}
          {isFolded && request.lineCount > 0 && (
            <span className="text-fg-subtle">{request.lineCount === 1 ? '1 line' : `${request.lineCount} lines`}</span>
          )}
          {report?.memoryUsedMb !== undefined && (
            <span className="hidden w-14 text-right sm:inline">{report.memoryUsedMb} MB</span>
          )}
          {report !== undefined && <span className="w-14 text-right">{formatDuration(report.durationMs)}</span>}
        </span>
        <span title={request.requestId} className="hidden w-16 shrink-0 font-mono text-fg-subtle md:inline">
          {request.requestId.slice(0, 8)}
        </span>
      </button>
      {onShowOnly !== undefined && (
        <IconButton
          size="sm"
          side="left"
          label="Show only this request"
          className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
          onClick={() => onShowOnly(request.requestId)}
        >
          <ListFilter />
        </IconButton>
      )}
    </div>
  );
});

function Outcome({ status, wroteErrors }: Pick<RequestSummary, 'status' | 'wroteErrors'>) {
  const { icon: Icon, words, className } = outcomes[wroteErrors && status === 'succeeded' ? 'wrote-errors' : status];
  return (
    <span title={words} className={cn('inline-flex shrink-0', className)}>
      <Icon className="size-3.5" aria-hidden />
      <span className="sr-only">{words}</span>
    </span>
  );
}

const outcomes = {
  running: { icon: Spinner, words: 'Running', className: 'text-accent-text' },
  succeeded: { icon: CircleCheck, words: 'Succeeded', className: 'text-success-text' },
  'wrote-errors': { icon: CircleAlert, words: 'Succeeded, but wrote an error', className: 'text-danger-text' },
  failed: { icon: CircleX, words: 'Failed', className: 'text-danger-text' },
} as const;
