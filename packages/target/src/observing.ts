/** One line that a handler, or the platform about it, wrote. */
export type LogEvent = {
  /** Unique and ascending within a stage. */
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  functionName: string;
  requestId?: string;
  level: 'debug' | 'info' | 'warning' | 'error';
  /** `platform`: START, END, REPORT, time-outs, out of memory. */
  source: 'function' | 'platform';
  message: string;
};

export type LogQuery = {
  from?: number;
  to?: number;
  functionName?: string;
  text?: string;
  requestId?: string;
  limit: number;
  nextToken?: string;
};

export type Connection = {
  connectionId: string;
  connectedAt: number;
  lastActiveAt: number;
  sourceIp: string;
  userAgent?: string;
  state: 'confirmed' | 'probably-gone' | 'expired';
  /** Absent where the target cannot count them: AWS does not. */
  messagesIn?: number;
  messagesOut?: number;
};

/** One function over a time range; durations in milliseconds. */
export type FunctionMetrics = {
  functionName: string;
  calls: number;
  errors: number;
  throttles: number;
  p95Ms: number | undefined;
};

/** Milliseconds since the epoch. */
export type MetricsRange = { from: number; to: number };

/** The one meaning of a query, for every target that filters by itself. */
export function matchesQuery(event: LogEvent, query: Omit<LogQuery, 'limit' | 'nextToken'>): boolean {
  if (query.from !== undefined && event.at < query.from) return false;
  if (query.to !== undefined && event.at > query.to) return false;
  if (query.functionName !== undefined && event.functionName !== query.functionName) return false;
  if (query.requestId !== undefined && event.requestId !== query.requestId) return false;
  return query.text === undefined || event.message.toLowerCase().includes(query.text.toLowerCase());
}
