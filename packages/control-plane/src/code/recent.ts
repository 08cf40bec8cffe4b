/** Remembers the newest results by key, running ones among them, so that the same work is done once. A failure is not kept. */
export class Recent<Result> {
  readonly #results = new Map<string, Promise<Result>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, make: () => Promise<Result>): Promise<Result> {
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const made = make().catch((error: unknown) => {
      this.#results.delete(key);
      throw error;
    });
    this.#results.set(key, made);
    const [oldest] = this.#results.keys();
    if (this.#results.size > this.#most && oldest !== undefined) this.#results.delete(oldest);
    return made;
  }
}
