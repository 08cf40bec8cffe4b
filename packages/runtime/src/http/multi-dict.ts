/** A read-only mapping of names to one or more values, as query strings have them. */
export class MultiDict {
  readonly #values: Record<string, readonly string[]>;

  constructor(values: Record<string, readonly string[]>) {
    this.#values = values;
  }

  get size(): number {
    return Object.keys(this.#values).length;
  }

  /** The last value of a name. */
  get(name: string): string | undefined {
    return this.getAll(name).at(-1);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name);
  }

  /** All values of a name; throws a RangeError where there is none. */
  getlist(name: string): string[] {
    if (!this.has(name)) throw new RangeError(`No value for ${JSON.stringify(name)}.`);
    return this.getAll(name);
  }

  /** All values of a name, empty where there is none. */
  getAll(name: string): string[] {
    return this.has(name) ? [...(this.#values[name] ?? [])] : [];
  }

  /** The last value of a name; throws a RangeError where there is none. */
  require(name: string): string {
    const value = this.get(name);
    if (value === undefined) throw new RangeError(`No value for ${JSON.stringify(name)}.`);
    return value;
  }

  keys(): string[] {
    return Object.keys(this.#values);
  }

  entries(): [string, string][] {
    return this.keys().map((key) => [key, this.get(key) ?? '']);
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.entries());
  }
}
