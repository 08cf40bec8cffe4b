import { type LogEvent, type LogQuery, matchesQuery } from '@chalice-studio/target';
import { openSegments, type Segments } from './segments';

export type NewLogEvent = Omit<LogEvent, 'id' | 'at'> & { at?: number };

export type LogStore = {
  /** Answers the event as it is kept. */
  append(event: NewLogEvent): LogEvent;
  read(query: LogQuery): Promise<{ events: LogEvent[]; nextToken?: string }>;
  /** Calls back with batches of what is appended from now on, until the signal aborts. */
  tail(listener: (events: LogEvent[]) => void, signal: AbortSignal): void;
  close(): Promise<void>;
};

/** A listener gets what came within this time as one batch: a flood is a few messages, one line is there at once. */
const BATCH_MS = 33;

/** The log of one stage: events get ascending ids, go to listeners and to segment files. */
export async function openLogStore(options: { directory: string; now?: () => number }): Promise<LogStore> {
  const now = options.now ?? Date.now;
  const segments: Segments = await openSegments(options.directory);
  let lastAt = segments.lastAt;
  let sequence = segments.lastSequence;
  const listeners = new Set<(events: LogEvent[]) => void>();
  let batch: LogEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastDelivery = 0;

  function deliver(): void {
    timer = undefined;
    lastDelivery = performance.now();
    const events = batch;
    batch = [];
    for (const listener of listeners) listener(events);
  }

  return {
    append(event) {
      // Ids ascend even if the clock goes back.
      lastAt = Math.max(lastAt, event.at ?? now());
      sequence += 1;
      const stored: LogEvent = { ...event, id: String(sequence).padStart(15, '0'), at: lastAt };
      segments.append(stored);
      if (listeners.size === 0) return stored;
      batch.push(stored);
      const wait = Math.max(0, Math.min(BATCH_MS, BATCH_MS - (performance.now() - lastDelivery)));
      timer ??= setTimeout(deliver, wait);
      return stored;
    },
    async read(query) {
      const events: LogEvent[] = [];
      for await (const event of segments.readBackwards({ from: query.from, to: query.to, before: query.nextToken })) {
        if (!matchesQuery(event, query)) continue;
        if (events.length === query.limit) return { events: events.reverse(), nextToken: events[0]?.id ?? '' };
        events.push(event);
      }
      return { events: events.reverse() };
    },
    tail(listener, signal) {
      if (signal.aborted) return;
      listeners.add(listener);
      signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    async close() {
      clearTimeout(timer);
      if (batch.length > 0) deliver();
      await segments.close();
    },
  };
}
