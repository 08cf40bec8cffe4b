import type { FunctionMetricsRecord } from '@chalice-studio/control-plane/contract';

export type Counted = { calls: number; errors: number; throttles: number; p95Ms: number | null };

/** Figures of several functions as one; of p95 the slowest, which no sum can give. */
export function together(functions: readonly FunctionMetricsRecord[], names: readonly string[]): Counted {
  const some = functions.filter(({ functionName }) => names.includes(functionName));
  const sum = (key: 'calls' | 'errors' | 'throttles') => some.reduce((total, each) => total + each[key], 0);
  const slowest = some.flatMap(({ p95Ms }) => (p95Ms === null ? [] : [p95Ms]));
  return {
    ...{ calls: sum('calls'), errors: sum('errors'), throttles: sum('throttles') },
    p95Ms: slowest.length === 0 ? null : Math.max(...slowest),
  };
}
