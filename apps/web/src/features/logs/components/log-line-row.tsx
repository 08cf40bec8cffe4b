'use client';

import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { ChevronRight } from 'lucide-react';
import { memo, useMemo } from 'react';
import { cn } from '@/lib/class-names';
import { formatClock, formatExact } from '@/lib/time';
import { readLogMessage } from '../model/log-message';
import { HighlightedText } from './highlighted-text';
import { LogLevelIcon } from './log-level-icon';
import { LogLineDetail } from './log-line-detail';

export type LineActions = {
  toggleLine: (id: string) => void;
  showRequest: (requestId: string) => void;
  /** The address of a view in which this line is marked. */
  linkTo: (event: LogEventRecord) => string;
};

type LogLineRowProps = {
  event: LogEventRecord;
  isInRequest: boolean;
  isOpen: boolean;
  isMarked: boolean;
  /** The name of the function, where more than one writes here. */
  hasFunctionName: boolean;
  needle: string;
  actions: LineActions;
};

export const LogLineRow = memo(function LogLineRow(props: LogLineRowProps) {
  const { event, isInRequest, isOpen, isMarked, hasFunctionName, needle, actions } = props;
  const message = useMemo(() => readLogMessage(event.message), [event.message]);
  return (
    <div
      className={cn(
        'border-l-2 border-l-transparent',
        event.level === 'error' && 'border-l-danger bg-danger-soft/60',
        event.level === 'warning' && 'border-l-warning bg-warning-soft/60',
        isMarked && 'bg-accent-soft ring-1 ring-accent ring-inset',
        isOpen && 'bg-hover',
      )}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => actions.toggleLine(event.id)}
        className="group flex h-6 w-full items-center gap-2 pr-3 pl-2 text-left font-mono text-xs hover:bg-hover focus-visible:-outline-offset-2"
      >
        <ChevronRight
          aria-hidden
          className={cn(
            'size-3 shrink-0 text-fg-subtle transition-transform',
            isOpen && 'rotate-90',
            message.detail === undefined && !isOpen && 'opacity-0 group-hover:opacity-100',
          )}
        />
        <time
          dateTime={new Date(event.at).toISOString()}
          title={formatExact(event.at)}
          className="shrink-0 text-fg-subtle"
        >
          {formatClock(event.at)}
        </time>
        <LogLevelIcon level={event.level} className={isInRequest ? 'ml-3' : undefined} />
        {hasFunctionName && (
          <span title={event.functionName} className="hidden w-32 shrink-0 truncate text-fg-muted sm:block">
            {event.functionName}
          </span>
        )}
        <span className={cn('min-w-0 flex-1 truncate', event.source === 'platform' ? 'text-fg-subtle' : 'text-fg')}>
          <HighlightedText text={message.summary} needle={needle} />
          {message.fields.map((field) => (
            <span key={field.name} className="ml-2 text-fg-muted">
              <span className="text-fg-subtle">{field.name}=</span>
              <HighlightedText text={field.value} needle={needle} />
            </span>
          ))}
        </span>
      </button>
      {isOpen && <LogLineDetail event={event} detail={message.detail} needle={needle} actions={actions} />}
    </div>
  );
});
