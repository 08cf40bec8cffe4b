/** Request headers: case-insensitive, read-only. */
export class Headers {
  readonly #values: Record<string, string>;
  #lower: Map<string, string> | undefined;

  constructor(values: Record<string, string> | null | undefined) {
    this.#values = values ?? {};
  }

  get size(): number {
    return this.#all.size;
  }

  /** Walks the names instead of keeping a table: most requests ask for one or two. */
  get(name: string): string | undefined {
    const values = this.#values;
    const wanted = name.toLowerCase();
    let found: string | undefined;
    for (const key in values) {
      if (key.length === wanted.length && key.toLowerCase() === wanted && Object.hasOwn(values, key))
        found = values[key];
    }
    return found;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** Names in lower case, in the order of the event. */
  entries(): [string, string][] {
    return [...this.#all];
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.#all);
  }

  get #all(): Map<string, string> {
    this.#lower ??= new Map(Object.entries(this.#values).map(([key, value]) => [key.toLowerCase(), value]));
    return this.#lower;
  }
}
