import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { readPlatformLine } from '@/lib/lambda-report';

/** One invocation as its log lines tell it. */
export type Call = {
  requestId: string;
  at: number;
  durationMs: number;
  initMs?: number;
  memoryUsedMb?: number;
  hasFailed: boolean;
};

export type FunctionStats = {
  calls: readonly Call[];
  errorCount: number;
  coldStartCount: number;
  p50Ms: number;
  p95Ms: number;
  maxMemoryMb: number | undefined;
};

/** The ended invocations of each function, from its lines in order of time. */
export function callsByFunction(events: readonly LogEventRecord[]): Map<string, Call[]> {
  const failed = new Set<string>();
  const calls = new Map<string, Call[]>();
  for (const event of events) {
    if (event.requestId === undefined || event.source !== 'platform') continue;
    if (event.level === 'error') failed.add(event.requestId);
    const line = readPlatformLine(event.message);
    if (line.type !== 'report') continue;
    const { durationMs, initMs, memoryUsedMb, status } = line.report;
    const call: Call = {
      requestId: event.requestId,
      at: event.at,
      durationMs,
      hasFailed: status !== undefined || failed.has(event.requestId),
      ...(initMs === undefined ? {} : { initMs }),
      ...(memoryUsedMb === undefined ? {} : { memoryUsedMb }),
    };
    const known = calls.get(event.functionName);
    if (known === undefined) calls.set(event.functionName, [call]);
    else known.push(call);
  }
  return calls;
}

export function statsOfCalls(calls: readonly Call[]): FunctionStats {
  const durations = calls.map((call) => call.durationMs).sort((a, b) => a - b);
  const memory = calls.flatMap((call) => call.memoryUsedMb ?? []);
  return {
    calls,
    errorCount: calls.filter((call) => call.hasFailed).length,
    coldStartCount: calls.filter((call) => call.initMs !== undefined).length,
    p50Ms: percentile(durations, 0.5),
    p95Ms: percentile(durations, 0.95),
    maxMemoryMb: memory.length === 0 ? undefined : Math.max(...memory),
  };
}

/** Of sorted values, the smallest that the share of them does not exceed (nearest rank). */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
