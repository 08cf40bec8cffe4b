/** Request headers: case-insensitive, read-only. */
export class Headers {
  readonly #values: Record<string, string>;
  #lower: Map<string, string> | undefined;

  constructor(values: Record<string, string> | null | undefined) {
    this.#values = values ?? {};
  }

  get(name: string): string | undefined {
    this.#lower ??= new Map(Object.entries(this.#values).map(([key, value]) => [key.toLowerCase(), value]));
    return this.#lower.get(name.toLowerCase());
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  entries(): [string, string][] {
    return Object.entries(this.#values).map(([key, value]) => [key.toLowerCase(), value]);
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.entries());
  }
}
