'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { LogRow } from '../model/log-rows';
import { type LineActions, LogLineRow } from './log-line-row';
import { RequestRow } from './request-row';

/** What keys outside of the list do to it. */
export type LogListHandle = { toggleFollowing: () => void };

type LogListProps = {
  rows: readonly LogRow[];
  openIds: ReadonlySet<string>;
  needle: string;
  markedId: string | undefined;
  hasFunctionNames: boolean;
  actions: LineActions;
  onToggleRequest: (requestId: string) => void;
  onShowRequest: ((requestId: string) => void) | undefined;
  /** Called when the top comes near. */
  onNearTop: (() => void) | undefined;
  isLoadingOlder: boolean;
  /** Said above the first line: that there are no older ones, or why none come. */
  topNote: string | undefined;
  ref?: Ref<LogListHandle>;
};

const ROW_HEIGHT = { line: 24, request: 28 };
const NEAR_TOP = 400;
const AT_END = 24;

/** Lines in sight only; stays at the newest until one scrolls up, then stands still while new ones come below. */
export function LogList({ rows, ref, ...props }: LogListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [isFollowing, setIsFollowing] = useState(true);
  const lastKey = rows.at(-1)?.key;
  const [seenKey, setSeenKey] = useState(lastKey);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT[rows[index]?.type ?? 'line'],
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: isFollowing,
    scrollEndThreshold: AT_END,
    overscan: 16,
  });

  // The first lines, and lines that come into a request further up, move the end without appending to the list.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (isFollowing && element !== null && rows.length > 0) element.scrollTop = element.scrollHeight;
  }, [isFollowing, rows]);

  const { markedId } = props;
  const markedIndex = markedId === undefined ? -1 : rows.findIndex((row) => row.key === markedId);
  const scrolledTo = useRef<string>(undefined);
  useEffect(() => {
    if (markedId === undefined || markedIndex === -1 || scrolledTo.current === markedId) return;
    scrolledTo.current = markedId;
    setIsFollowing(false);
    virtualizer.scrollToIndex(markedIndex, { align: 'center' });
  }, [markedId, markedIndex, virtualizer]);

  const follow = () => {
    setIsFollowing(true);
    virtualizer.scrollToEnd();
  };
  const pause = () => {
    setIsFollowing(false);
    setSeenKey(lastKey);
  };
  useImperativeHandle(ref, () => ({ toggleFollowing: () => (isFollowing ? pause() : follow()) }));

  const lastTop = useRef(0);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= AT_END;
    const isUpward = element.scrollTop < lastTop.current;
    lastTop.current = element.scrollTop;
    if (isFollowing && isUpward && !isAtEnd) pause();
    if (!isFollowing && !isUpward && isAtEnd) setIsFollowing(true);
    if (element.scrollTop < NEAR_TOP) props.onNearTop?.();
  };

  const newCount = isFollowing ? 0 : countAfter(rows, seenKey);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="log"
        aria-label="Log lines"
        aria-live="off"
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        {(props.isLoadingOlder || props.topNote !== undefined) && (
          <p className="flex h-7 items-center justify-center gap-2 text-fg-subtle text-xs">
            {props.isLoadingOlder && <Spinner className="size-3.5" />}
            {props.isLoadingOlder ? 'Reading older lines…' : props.topNote}
          </p>
        )}
        <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row.type === 'request' ? (
                  <RequestRow
                    request={row.request}
                    isFolded={row.isFolded}
                    onToggle={props.onToggleRequest}
                    onShowOnly={props.onShowRequest}
                  />
                ) : (
                  <LogLineRow
                    event={row.event}
                    isInRequest={row.isInRequest}
                    isOpen={props.openIds.has(row.event.id)}
                    isMarked={row.event.id === markedId}
                    hasFunctionName={props.hasFunctionNames && !row.isInRequest}
                    needle={props.needle}
                    actions={props.actions}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      {!isFollowing && (
        <Button className="pop-in absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-pop" onClick={follow}>
          <ArrowDown />
          {newCount === 0 ? 'Newest' : `${newCount.toLocaleString('en')} new ${newCount === 1 ? 'line' : 'lines'}`}
        </Button>
      )}
    </div>
  );
}

/** How many lines stand after the one that was the last when following ended. */
function countAfter(rows: readonly LogRow[], seenKey: string | undefined): number {
  const seenIndex = rows.findLastIndex((row) => row.key === seenKey);
  if (seenIndex === -1) return 0;
  return rows.slice(seenIndex + 1).filter((row) => row.type === 'line').length;
}
