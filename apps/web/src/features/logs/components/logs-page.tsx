'use client';

import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '@/lib/shortcuts';
import { writeUrlState } from '@/lib/url-state';
import { LOG_RANGES } from '../constants';
import { useLogLines } from '../hooks';
import { type LogView, readLogView, viewAroundLine, writeLogView } from '../model/log-view';
import { LiveTailSwitch } from './live-tail-switch';
import type { LogListHandle } from './log-list';
import { LogStreamState } from './log-stream-state';
import { LogToolbar } from './log-toolbar';
import { LogViewPanel } from './log-view-panel';

type LogsPageProps = {
  stageId: string;
  /** Of the design, in its order. */
  functionNames: readonly string[];
  /** The stage's account has a live tail, which costs; this person may turn it on. */
  hasLiveTail?: boolean;
  /** Shown where nothing has been written yet: how to make a line appear here. */
  empty: ReactNode;
};

export function LogsPage({ stageId, functionNames, hasLiveTail = false, empty }: LogsPageProps) {
  const [isLiveTailed, setIsLiveTailed] = useState(false);
  const [view, setView] = useLogView();
  const [text, setText] = useTypedText(view.text, (typed) => setView({ text: typed }));
  const lines = useLogLines({ stageId, isLiveTailed, ...sourceOf(view, useRangeStart(view.range)) });
  const filterField = useRef<HTMLInputElement>(null);
  const list = useRef<LogListHandle>(null);
  useShortcuts([
    { keys: '/', label: 'Filter lines', group: 'Logs', run: () => filterField.current?.focus() },
    { keys: 'f', label: 'Follow the newest line', group: 'Logs', run: () => list.current?.toggleFollowing() },
  ]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">Logs</h1>
      <LogToolbar
        view={view}
        onChange={setView}
        text={text}
        onText={setText}
        functionNames={functionNames}
        filterField={filterField}
      />
      <LogViewPanel
        ref={list}
        // Another view begins at its newest line, with nothing opened.
        key={`${stageId} ${view.range} ${view.requestId}`}
        lines={lines}
        view={view}
        text={text}
        linkTo={linkTo}
        onShowRequest={(requestId) => setView({ requestId })}
        onClearFilters={() => {
          setText('');
          setView({ text: '', functionNames: [], levels: [], requestId: undefined });
        }}
        empty={empty}
      />
      <LogStreamState
        lines={lines}
        isLive={view.range !== 'around'}
        {...(hasLiveTail ? { liveTail: <LiveTailSwitch isOn={isLiveTailed} onChange={setIsLiveTailed} /> } : {})}
      />
    </div>
  );
}

function useLogView(): [LogView, (changes: Partial<LogView>) => void] {
  const search = useSearchParams();
  const view = useMemo(() => readLogView((key) => search.get(key) ?? undefined), [search]);
  const setView = useCallback((changes: Partial<LogView>) => writeUrlState(writeLogView(changes)), []);
  return [view, setView];
}

/** What is typed, at once; the address and the store follow when the typing rests. */
function useTypedText(stored: string, onRest: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(stored);
  const rest = useEffectEvent(onRest);
  useEffect(() => {
    if (text === stored) return;
    const timer = setTimeout(() => rest(text), 250);
    return () => clearTimeout(timer);
  }, [text, stored]);
  return [text, setText];
}

/** When a range such as “last hour” begins: fixed as it is chosen, so that the view does not begin anew by itself. */
function useRangeStart(range: LogView['range']): number | undefined {
  return useMemo(() => {
    if (range === 'around' || range === 'live') return undefined;
    return Date.now() - LOG_RANGES[range].ms;
  }, [range]);
}

function sourceOf({ text, functionNames, requestId, from, to }: LogView, rangeStart: number | undefined) {
  const start = from ?? rangeStart;
  return {
    functionNames,
    text,
    ...(requestId === undefined ? {} : { requestId }),
    ...(start === undefined ? {} : { from: start }),
    ...(to === undefined ? {} : { to }),
  };
}

function linkTo(event: LogEventRecord): string {
  const url = new URL(window.location.href);
  for (const [key, value] of Object.entries(writeLogView(viewAroundLine(event)))) {
    if (value === undefined) url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  return url.href;
}
