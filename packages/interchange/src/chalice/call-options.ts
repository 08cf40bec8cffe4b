import type { Json } from '@chalice-studio/appspec';
import { type Argument, type Arguments, jsonOf, type Place, reasonOf, type Value } from '../python/value';
import type { Notes } from './notes';

/** The arguments of one call, read option by option. What cannot be told is noted, at its line. */
export class CallOptions {
  readonly #used = new Set<string>();

  constructor(
    private readonly args: Arguments,
    /** `@app.route`, for the words of what is noted. */
    private readonly call: { what: string; place: Place; notes: Notes },
  ) {}

  /** An option as it is written; `None` is as good as absent. */
  find(name: string, position?: number): Argument | undefined {
    this.#used.add(name);
    const positional = position === undefined ? undefined : this.args.positional[position];
    const found = this.args.named.get(name) ?? positional;
    return found?.value.type === 'none' ? undefined : found;
  }

  text(name: string, position?: number): string | undefined {
    return this.#plain(name, position, { is: (value) => typeof value === 'string', words: 'text' });
  }

  /** The name of something that is there already. One that cannot be told gets a name to be replaced: the rest is kept. */
  resource(name: string, position?: number): string | undefined {
    const found = this.find(name, position);
    if (found === undefined) return undefined;
    if (found.value.type === 'text') return found.value.text;
    const variable = found.value.type === 'unknown' ? found.value.variable : undefined;
    const instead = variable ?? `unread-${name.replaceAll('_', '-')}`;
    const message = `${name} of ${this.call.what} could not be read: ${reasonOf(found.value)}. It is called ${instead} for now; give it its real name.`;
    this.call.notes.add(found, { severity: 'error', code: 'unread-name', message });
    return instead;
  }

  integer(name: string, position?: number): number | undefined {
    return this.#plain(name, position, { is: (value) => Number.isInteger(value), words: 'a whole number' });
  }

  boolean(name: string, position?: number): boolean | undefined {
    return this.#plain(name, position, { is: (value) => typeof value === 'boolean', words: 'True or False' });
  }

  texts(name: string, position?: number): string[] | undefined {
    return this.#plain(name, position, {
      is: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
      words: 'a list of texts',
    });
  }

  object(name: string, position?: number): { [key: string]: Json } | undefined {
    return this.#plain(name, position, {
      is: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      words: 'a dictionary',
    });
  }

  #plain<Result extends Json>(
    name: string,
    position: number | undefined,
    expected: { is: (value: Json) => boolean; words: string },
  ): Result | undefined {
    const found = this.find(name, position);
    if (found === undefined) return undefined;
    const value = jsonOf(found.value);
    if (value !== undefined && expected.is(value)) return value as Result;
    const why = value === undefined ? reasonOf(found.value) : `it has to be ${expected.words}`;
    this.unread(found, name, why);
    return undefined;
  }

  unread(at: Place, name: string, why: string): void {
    const message = `${name} of ${this.call.what} could not be read: ${why}. It is left out; set it in the design.`;
    this.call.notes.add(at, { severity: 'error', code: 'unread-option', message });
  }

  /** Says what nobody asked for: options that Chalice does not have, and those that are spread into the call. */
  finish(): void {
    for (const place of this.args.unread) {
      const message = `Options of ${this.call.what} are put together when the app runs, and could not be read: “${place.file.textOf(place.node)}”.`;
      this.call.notes.add(place, { severity: 'error', code: 'unread-options', message });
    }
    for (const [name, argument] of this.args.named) {
      if (this.#used.has(name)) continue;
      const message = `${this.call.what} has no option ${name}. It is left out.`;
      this.call.notes.add(argument, { severity: 'warning', code: 'unknown-option', message });
    }
  }
}

/** The whole name of what a call calls, where that is known: `chalice.CORSConfig`. */
export function calleeOf(value: Value): string | undefined {
  if (value.type !== 'call' || value.callee.type !== 'outside') return undefined;
  // `chalice.app.CORSConfig` and `chalice.CORSConfig` are one.
  return value.callee.name.replace(/^chalice\.(app|authorizer)\./, 'chalice.');
}
