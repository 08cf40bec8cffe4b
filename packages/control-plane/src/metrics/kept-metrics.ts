import type { FunctionMetrics } from '@chalice-studio/target';

/** CloudWatch asks a price for each figure, and a minute is the least that it tells apart. */
const KEPT_MS = 60_000;
const MOST_KEPT = 500;

export type Reading = { at: number; functions: readonly FunctionMetrics[] };

/** One reading a stage and range serves everybody who looks, for a minute. One that failed is read anew. */
export class KeptMetrics {
  readonly #kept = new Map<string, { at: number; reading: Promise<Reading> }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async read(key: string, read: () => Promise<readonly FunctionMetrics[]>): Promise<Reading> {
    const at = this.#now();
    const known = this.#kept.get(key);
    if (known !== undefined && at - known.at < KEPT_MS) return known.reading;
    const reading = read().then((functions) => ({ at, functions }));
    this.#kept.delete(key);
    this.#kept.set(key, { at, reading });
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    try {
      return await reading;
    } catch (error) {
      if (this.#kept.get(key)?.reading === reading) this.#kept.delete(key);
      throw error;
    }
  }
}
