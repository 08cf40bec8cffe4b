/** Lines that a page keeps; older ones are dropped with a notice, and can be read again from the store. */
export const LOG_BUFFER_LIMIT = 50_000;

export const LOG_PAGE_SIZE = 500;

export const LOG_LEVELS = ['debug', 'info', 'warning', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_LEVEL_WORDS: Record<LogLevel, string> = {
  debug: 'Debug',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
};

/** Time ranges by their name in the address; `live` has no beginning and no end. */
export const LOG_RANGES = {
  live: { label: 'Live' },
  '15m': { label: 'Last 15 minutes', ms: 15 * 60_000 },
  '1h': { label: 'Last hour', ms: 60 * 60_000 },
  '24h': { label: 'Last 24 hours', ms: 24 * 60 * 60_000 },
  '7d': { label: 'Last 7 days', ms: 7 * 24 * 60 * 60_000 },
} as const satisfies Record<string, { label: string; ms?: number }>;
export type LogRange = keyof typeof LOG_RANGES;
