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
  messagesIn: number;
  messagesOut: number;
};
