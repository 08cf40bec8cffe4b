import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { LogBuffer } from './log-buffer';

export type LogPage = { events: LogEventRecord[]; nextToken?: string | undefined };

type LogReaderOptions = {
  /** Reads a page of past lines; without a token the newest page. */
  query: (nextToken: string | undefined) => Promise<LogPage>;
  /** Which of the live lines belong here. */
  accepts: (event: LogEventRecord) => boolean;
  limit: number;
  /** Milliseconds that changes are gathered for, by how many lines there are: drawing many costs more. */
  gatherMs: (lineCount: number) => number;
  now: () => number;
};

export type LogSnapshot = {
  events: readonly LogEventRecord[];
  droppedCount: number;
  status: 'loading' | 'ready' | 'failed';
  error?: unknown;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  isFull: boolean;
};

/**
 * The lines of one view: the newest page first, live lines behind it, older pages in front of it when asked for. What
 * is said while a page loads is kept, and a line that comes both ways is held once.
 */
export class LogReader {
  private readonly options: LogReaderOptions;
  private readonly buffer: LogBuffer;
  private readonly listeners = new Set<() => void>();
  private snapshot: LogSnapshot;
  private status: LogSnapshot['status'] = 'loading';
  private error: unknown;
  private nextToken: string | undefined;
  private isLoadingOlder = false;
  private reading: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(options: LogReaderOptions) {
    this.options = options;
    this.buffer = new LogBuffer(options.limit);
    this.snapshot = this.taken();
  }

  readonly getSnapshot = (): LogSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  };

  /** Reads the newest page: at first, and when one tries again. */
  readNewest(): Promise<void> {
    this.reading = this.read();
    return this.reading;
  }

  /**
   * Reads it once more where lines may have been lost. A read that is under way may have been answered before listening
   * began, so this one comes behind it.
   */
  async recover(): Promise<void> {
    await this.reading;
    await this.readNewest();
  }

  private async read(): Promise<void> {
    try {
      const page = await this.options.query(undefined);
      const newest = this.buffer.events.at(-1);
      const oldest = page.events[0];
      // Were there a hole between what is held and what was read, paging upward would never fill it.
      if (newest !== undefined && oldest !== undefined && oldest.at > newest.at) this.buffer.clear();
      const isFirst = this.status !== 'ready' || this.buffer.events.length === 0;
      this.buffer.add(page.events);
      if (isFirst) this.nextToken = page.nextToken;
      this.status = 'ready';
      this.error = undefined;
    } catch (error) {
      if (this.status !== 'ready') this.status = 'failed';
      this.error = error;
    }
    this.tell();
  }

  readonly readOlder = async (): Promise<void> => {
    if (this.nextToken === undefined || this.isLoadingOlder || this.buffer.isFull) return;
    this.isLoadingOlder = true;
    this.tell();
    try {
      const page = await this.options.query(this.nextToken);
      this.buffer.addHistory(page.events);
      this.nextToken = page.nextToken;
      this.error = undefined;
    } catch (error) {
      this.error = error;
    }
    this.isLoadingOlder = false;
    this.tell();
  };

  receive(events: readonly LogEventRecord[]): void {
    const wanted = events.filter(this.options.accepts);
    if (wanted.length === 0 || this.buffer.add(wanted) === 0) return;
    this.tellSoon();
  }

  private tellSoon(): void {
    if (this.timer !== undefined) return;
    const wait = this.toldAt + this.options.gatherMs(this.buffer.events.length) - this.options.now();
    if (wait <= 0) this.tell();
    else this.timer = setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.toldAt = this.options.now();
    this.snapshot = this.taken();
    for (const listener of this.listeners) listener();
  }

  private taken(): LogSnapshot {
    return {
      events: this.buffer.events,
      droppedCount: this.buffer.droppedCount,
      status: this.status,
      ...(this.error === undefined ? {} : { error: this.error }),
      hasOlder: this.nextToken !== undefined,
      isLoadingOlder: this.isLoadingOlder,
      isFull: this.buffer.isFull,
    };
  }
}
