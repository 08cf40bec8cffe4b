/** Reads what a topic says, until told to stop; `say` passes it to the pages. */
export type Read = (reading: Reading) => Promise<void>;
export type Reading = {
  say: (message: unknown) => void;
  signal: AbortSignal;
};

/** After the last viewer leaves, the reader goes on this long: a page that is loaded again misses nothing. */
const LINGER_MS = 30_000;
const RETRY_MS = 1000;
/** A reader that fails again and again waits longer each time: what it asks may cost, or be limited. */
const LONGEST_RETRY_MS = 30_000;

type Source = { controller: AbortController; linger: NodeJS.Timeout | undefined };

/** Topics that are read from somewhere while somebody listens: one reader serves all viewers. */
export class TopicSources {
  readonly #sources = new Map<string, Source>();
  readonly #findReader: (topic: string) => Read | undefined;

  constructor(findReader: (topic: string) => Read | undefined) {
    this.#findReader = findReader;
  }

  has(topic: string): boolean {
    return this.#findReader(topic) !== undefined;
  }

  start(topic: string, say: (message: unknown) => void): void {
    const running = this.#sources.get(topic);
    if (running !== undefined) {
      clearTimeout(running.linger);
      running.linger = undefined;
      return;
    }
    const read = this.#findReader(topic);
    if (read === undefined) return;
    const source: Source = { controller: new AbortController(), linger: undefined };
    this.#sources.set(topic, source);
    void keepReading(topic, read, { say, signal: source.controller.signal });
  }

  stop(topic: string): void {
    const source = this.#sources.get(topic);
    if (source === undefined) return;
    clearTimeout(source.linger);
    source.linger = setTimeout(() => this.#end(topic, source), LINGER_MS);
    source.linger.unref();
  }

  close(): void {
    for (const [topic, source] of this.#sources) this.#end(topic, source);
  }

  #end(topic: string, source: Source): void {
    clearTimeout(source.linger);
    this.#sources.delete(topic);
    source.controller.abort();
  }
}

/** A reader that fails (the runner was started again) begins anew. */
async function keepReading(topic: string, read: Read, { say, signal }: Reading): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const beganAt = Date.now();
    try {
      await read({ say, signal });
    } catch (error) {
      if (signal.aborted) return;
      console.error(`[streams] reading ${topic}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (signal.aborted) return;
    if (Date.now() - beganAt > LONGEST_RETRY_MS) failures = 0;
    const wait = Math.min(RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
    await new Promise((resolve) => setTimeout(resolve, wait).unref());
  }
}
