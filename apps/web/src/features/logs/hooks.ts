'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { client } from '@/lib/api';
import { useTopic } from '@/lib/stream/stream';
import type { StreamState } from '@/lib/stream/stream-hub';
import { LOG_BUFFER_LIMIT, LOG_PAGE_SIZE } from './constants';
import { filterEvents, noFilter } from './model/log-filter';
import { LogReader, type LogSnapshot } from './model/log-reader';

/** Which lines of a stage: all its fields narrow. A time without an end goes on into what is still to come. */
export type LogSource = {
  stageId: string;
  functionNames?: readonly string[];
  text?: string;
  requestId?: string;
  from?: number;
  to?: number;
  /** Lines come by the paid live tail of the stage's account. */
  isLiveTailed?: boolean;
};

export type LogLines = LogSnapshot & {
  readOlder: () => Promise<void>;
  retry: () => Promise<void>;
  streamState: StreamState;
  /** Why no lines come now, in the server's words. */
  trouble: string | undefined;
};

/** Past and live lines of a source; another source begins anew. */
export function useLogLines(source: LogSource): LogLines {
  const { stageId, text = '', requestId, from, to } = source;
  const functions = (source.functionNames ?? []).join(',');
  const reader = useMemo(
    () => readerOf({ stageId, functionNames: functions === '' ? [] : functions.split(','), text, requestId, from, to }),
    [stageId, functions, text, requestId, from, to],
  );
  useEffect(() => void reader.readNewest(), [reader]);
  const isLive = to === undefined;
  const [trouble, setTrouble] = useState<string>();
  const topic = source.isLiveTailed === true ? `live-logs:${stageId}` : `logs:${stageId}`;
  const streamState = useTopic(isLive ? topic : undefined, (message) => {
    if (message.type === 'trouble') setTrouble(message.message);
    if (message.type === 'gap' || message.type === 'log-events') setTrouble(undefined);
    if (message.type === 'log-events') reader.receive(message.events);
    if (message.type === 'gap') void reader.recover();
  });
  const snapshot = useSyncExternalStore(reader.subscribe, reader.getSnapshot, reader.getSnapshot);
  return { ...snapshot, readOlder: reader.readOlder, retry: () => reader.readNewest(), streamState, trouble };
}

type Narrowing = Required<Pick<LogSource, 'stageId' | 'functionNames' | 'text'>> & {
  requestId: string | undefined;
  from: number | undefined;
  to: number | undefined;
};

function readerOf({ stageId, functionNames, text, requestId, from, to }: Narrowing): LogReader {
  const filter = { ...noFilter, functionNames, text, requestId };
  const [functionName] = functionNames;
  return new LogReader({
    query: async (nextToken) => {
      const page = await client.logs.query({
        stageId,
        limit: LOG_PAGE_SIZE,
        ...(text === '' ? {} : { text }),
        ...(requestId === undefined ? {} : { requestId }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        // The store narrows to one function at most; of several the page picks its own.
        ...(functionNames.length === 1 && functionName !== undefined ? { functionName } : {}),
        ...(nextToken === undefined ? {} : { nextToken }),
      });
      return { events: [...filterEvents(page.events, filter)], nextToken: page.nextToken };
    },
    accepts: (event) => filterEvents([event], filter).length > 0 && (from === undefined || event.at >= from),
    limit: LOG_BUFFER_LIMIT,
    gatherMs: (lineCount) => (lineCount < 5_000 ? 40 : 200),
    now: () => Date.now(),
  });
}
