/** Names with one value or more, as query strings have them. As JSON: the last value of each name. */
export class MultiDict {
  #values: Record<string, readonly string[]>;

  constructor(values?: Record<string, readonly string[]> | null) {
    this.#values = values ?? {};
  }

  get size(): number {
    return this.keys().length;
  }

  /** The last value of a name. */
  get(name: string): string | undefined {
    return Object.hasOwn(this.#values, name) ? this.#values[name]?.at(-1) : undefined;
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

  /** Makes this the only value of a name. The event that the values came from stays as it is. */
  set(name: string, value: string): void {
    this.#values = { ...this.#values, [name]: [value] };
  }

  delete(name: string): void {
    this.#values = Object.fromEntries(Object.entries(this.#values).filter(([key]) => key !== name));
  }

  keys(): string[] {
    return Object.keys(this.#values);
  }

  entries(): [string, string][] {
    return this.keys().flatMap((key): [string, string][] => {
      const value = this.get(key);
      return value === undefined ? [] : [[key, value]];
    });
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.entries());
  }
}
