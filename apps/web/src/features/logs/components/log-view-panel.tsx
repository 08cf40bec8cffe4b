'use client';

import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { ScrollText } from 'lucide-react';
import { type ReactNode, type Ref, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import type { LogLines } from '../hooks';
import { filterEvents, isFiltering, noFilter } from '../model/log-filter';
import { flatRows, groupedRows } from '../model/log-rows';
import type { LogView } from '../model/log-view';
import { LogList, type LogListHandle } from './log-list';

type LogViewPanelProps = {
  lines: LogLines;
  view: Pick<LogView, 'levels' | 'requestId' | 'isGrouped' | 'lineId' | 'functionNames'>;
  /** What is typed right now; the store may still be searching for less. */
  text: string;
  linkTo: (event: LogEventRecord) => string;
  onShowRequest?: (requestId: string) => void;
  onClearFilters?: () => void;
  /** Shown where there is nothing at all: how to make a line appear. */
  empty: ReactNode;
  ref?: Ref<LogListHandle>;
};

/** The lines of a view in all their states. */
export function LogViewPanel({
  lines,
  view,
  text,
  linkTo,
  onShowRequest,
  onClearFilters,
  empty,
  ref,
}: LogViewPanelProps) {
  const [openIds, toggleLine] = useToggledIds();
  const [foldedIds, toggleRequest] = useToggledIds();
  const { levels, functionNames } = view;
  const filter = useMemo(() => ({ ...noFilter, functionNames, levels, text }), [functionNames, levels, text]);
  const shown = useMemo(() => filterEvents(lines.events, filter), [lines.events, filter]);
  // A search takes lines out of their requests: what is left is a list by time.
  const isGrouped = view.isGrouped && text === '' && levels.length === 0;
  const rows = useMemo(
    () => (isGrouped ? groupedRows(shown, foldedIds) : flatRows(shown)),
    [isGrouped, shown, foldedIds],
  );
  const hasFunctionNames = useMemo(() => new Set(shown.map((event) => event.functionName)).size > 1, [shown]);
  const actions = useMemo(
    () => ({ toggleLine, linkTo, showRequest: (requestId: string) => onShowRequest?.(requestId) }),
    [toggleLine, linkTo, onShowRequest],
  );

  if (lines.status === 'loading' && rows.length === 0) return <LoadingLines />;
  if (lines.status === 'failed')
    return <ErrorState what="The logs could not be read" error={lines.error} onRetry={lines.retry} />;
  if (rows.length === 0) {
    const isNarrowed = isFiltering({ ...filter, requestId: view.requestId });
    if (!isNarrowed) return empty;
    return (
      <EmptyState
        icon={<ScrollText />}
        title="No line matches"
        action={onClearFilters && <Button onClick={onClearFilters}>Clear filters</Button>}
      >
        {lines.hasOlder
          ? 'None of the newest lines has what you filter by. Choose a longer time range.'
          : 'Lines that match appear here as they are written.'}
      </EmptyState>
    );
  }
  return (
    <>
      {lines.droppedCount > 0 && (
        <p role="status" className="border-line border-b bg-warning-soft px-3 py-1 text-warning-text text-xs">
          This page holds the newest {lines.events.length.toLocaleString('en')} lines;{' '}
          {lines.droppedCount.toLocaleString('en')} older ones were let go. They are kept in the store: choose a time
          range to read them.
        </p>
      )}
      <LogList
        ref={ref}
        rows={rows}
        openIds={openIds}
        needle={text}
        markedId={view.lineId}
        hasFunctionNames={hasFunctionNames}
        actions={actions}
        onToggleRequest={toggleRequest}
        onShowRequest={view.requestId === undefined ? onShowRequest : undefined}
        onNearTop={lines.hasOlder ? lines.readOlder : undefined}
        isLoadingOlder={lines.isLoadingOlder}
        topNote={topNoteOf(lines)}
      />
    </>
  );
}

function topNoteOf({ isFull, hasOlder, error }: LogLines): string | undefined {
  if (error !== undefined) return 'Older lines could not be read. Scroll up to try again.';
  if (isFull) return 'The page is full. Choose a time range to read older lines.';
  return hasOlder ? undefined : 'No older lines';
}

function useToggledIds(): [ReadonlySet<string>, (id: string) => void] {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [toggle] = useState(() => (id: string) => {
    setIds((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  });
  return [ids, toggle];
}

function LoadingLines() {
  return (
    <Loading what="log lines" className="space-y-2 p-3">
      {[70, 45, 60, 35, 80, 50, 65, 40].map((width) => (
        <span key={width} className="flex h-4 gap-3">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3" />
          <span style={{ width: `${width}%` }}>
            <Skeleton className="h-3 w-full" />
          </span>
        </span>
      ))}
    </Loading>
  );
}
