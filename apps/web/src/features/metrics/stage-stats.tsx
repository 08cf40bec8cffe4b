'use client';

import type { LogEventRecord, MetricsRangeName } from '@chalice-studio/control-plane/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { api } from '@/lib/api';
import { useTopic } from '@/lib/stream/stream';
import { type Counted, together } from './model/counted';
import { type Call, callsByFunction } from './model/function-stats';

export type CountedState =
  | { state: 'absent' | 'loading' }
  | { state: 'failed'; error: unknown }
  | ({ state: 'counted'; at: number } & Counted);

const MAX_EVENTS = 2_000;

type StageStats = { callsOf: (functionNames: readonly string[]) => Call[]; since: number | undefined };

const StageStatsContext = createContext<StageStats>({ callsOf: () => [], since: undefined });
const StageContext = createContext<string | undefined>(undefined);

/**
 * Counts the calls of a stage's functions from its newest lines and those that come. One reader for all that stands in
 * it: a canvas of two hundred cards listens once.
 */
export function StageStatsProvider({ stageId, children }: { stageId: string | undefined; children: ReactNode }) {
  const queryClient = useQueryClient();
  const options = api.logs.query.queryOptions({
    input: { stageId: stageId ?? '', limit: 1000 },
    enabled: stageId !== undefined,
    // What comes is added as it comes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  useTopic(stageId === undefined ? undefined : `logs:${stageId}`, (message) => {
    if (message.type === 'gap') void queryClient.invalidateQueries({ queryKey: options.queryKey });
    if (message.type !== 'log-events') return;
    const platform = message.events.filter((event) => event.source === 'platform');
    if (platform.length === 0) return;
    queryClient.setQueryData<{ events: LogEventRecord[] }>(
      options.queryKey,
      (held) => held && { ...held, events: [...held.events, ...platform].slice(-MAX_EVENTS) },
    );
  });
  const events = useQuery(options).data?.events;
  const stats = useMemo(() => statsOf(events ?? []), [events]);
  return (
    <StageContext value={stageId}>
      <StageStatsContext value={stats}>{children}</StageStatsContext>
    </StageContext>
  );
}

export function useCalls(functionNames: readonly string[]): { calls: Call[]; since: number | undefined } {
  const { callsOf, since } = use(StageStatsContext);
  return { calls: callsOf(functionNames), since };
}

/** What the platform counted of these functions together; undefined where only the log tells, as of local stages. */
export function useCounted(functionNames: readonly string[], range: MetricsRangeName): CountedState {
  const stageId = use(StageContext);
  const input = { stageId: stageId ?? '', range };
  const { data, error, isPending } = useQuery(
    api.metrics.functions.queryOptions({
      input,
      enabled: stageId !== undefined,
      staleTime: 60_000,
      // Each reading of CloudWatch costs, and it counts by the minute.
      refetchInterval: ({ state }) => (state.data?.counted === true ? 120_000 : false),
    }),
  );
  if (stageId === undefined || data?.counted === false) return { state: 'absent' };
  if (error !== null && data === undefined) return { state: 'failed', error };
  if (isPending) return { state: 'loading' };
  return { state: 'counted', at: data.at, ...together(data.functions, functionNames) };
}

function statsOf(events: readonly LogEventRecord[]): StageStats {
  const calls = callsByFunction(events);
  return {
    callsOf: (functionNames) => functionNames.flatMap((name) => calls.get(name) ?? []).sort((a, b) => a.at - b.at),
    since: events[0]?.at,
  };
}
