import type { LogEventRecord } from '@chalice-studio/control-plane/contract';

/**
 * The lines that a page holds, in order of time, each once: history is put in front, live lines behind. Beyond `limit`
 * the oldest go when live lines come, and the newest are never given up for history.
 */
export class LogBuffer {
  /** A new array at each change, so that it can be a dependency of a memo. */
  events: readonly LogEventRecord[] = [];
  droppedCount = 0;
  private readonly ids = new Set<string>();
  /** What was said when and by whom, from the first line of a paid live tail on: its ids are not those of the past. */
  private words: Set<string> | undefined;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Adds lines wherever their time says; answers how many were new. */
  add(events: readonly LogEventRecord[]): number {
    const fresh = this.taken(events);
    if (fresh.length === 0) return 0;
    this.events = merged(this.events, fresh.toSorted(byTime));
    this.dropOldest();
    return fresh.length;
  }

  /** Puts a page of history in front, as much of it as there is room for; answers how many lines were taken. */
  addHistory(events: readonly LogEventRecord[]): number {
    const room = this.limit - this.events.length;
    const newest =
      room <= 0
        ? []
        : events
            .filter((event) => !this.ids.has(event.id))
            .toSorted(byTime)
            .slice(-room);
    const taken = this.taken(newest);
    if (taken.length > 0) this.events = merged(taken, this.events);
    return taken.length;
  }

  clear(): void {
    this.events = [];
    this.ids.clear();
    this.words = undefined;
    this.droppedCount = 0;
  }

  get isFull(): boolean {
    return this.events.length >= this.limit;
  }

  /** Those that are not held yet, by their id or, once lines come by a live tail, by their words. */
  private taken(events: readonly LogEventRecord[]): LogEventRecord[] {
    if (this.words === undefined && events.some(isLiveTailed)) this.words = new Set(this.events.map(wordsOf));
    return events.filter((event) => {
      if (this.ids.has(event.id) || this.words?.has(wordsOf(event)) === true) return false;
      this.ids.add(event.id);
      this.words?.add(wordsOf(event));
      return true;
    });
  }

  private dropOldest(): void {
    const excess = this.events.length - this.limit;
    if (excess <= 0) return;
    for (const event of this.events.slice(0, excess)) this.ids.delete(event.id);
    this.events = this.events.slice(excess);
    this.droppedCount += excess;
  }
}

const isLiveTailed = ({ id }: LogEventRecord) => id.startsWith('live-');

const wordsOf = ({ at, functionName, message }: LogEventRecord) => `${at} ${functionName} ${message}`;

/** Both are sorted. Live lines nearly always come after everything there is, which costs one copy. */
function merged(before: readonly LogEventRecord[], after: readonly LogEventRecord[]): LogEventRecord[] {
  const last = before.at(-1);
  const first = after[0];
  if (last === undefined || first === undefined || byTime(last, first) <= 0) return [...before, ...after];
  return [...before, ...after].sort(byTime);
}

function byTime(a: LogEventRecord, b: LogEventRecord): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
