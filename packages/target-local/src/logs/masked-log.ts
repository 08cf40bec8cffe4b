import type { LogStore } from './log-store';

/** The same log, for lines that may hold secrets: they are taken out before anything is kept or told. */
export function maskedLog(logs: LogStore, mask: (text: string) => string): LogStore {
  return {
    ...logs,
    append: (event) => logs.append({ ...event, message: mask(event.message) }),
  };
}
