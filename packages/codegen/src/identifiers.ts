const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield app handler handlers Chalice Blueprint CORSConfig CognitoUserPoolAuthorizer CustomAuthorizer IAMAuthorizer'.split(
    ' ',
  ),
);

/** A camelCase identifier of a name: `token_auth` → `tokenAuth`. */
export function identifierOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9$]+/).filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  const safe = /^[0-9]/.test(joined) || joined === '' ? `_${joined}` : joined;
  return reserved.has(safe) ? `${safe}_` : safe;
}

/** Hands out identifiers of one file, each once: the second `list` is `list2`. */
export class Scope {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** `wanted`, or `instead` where somebody has it, or that with a number behind. */
  claim(wanted: string, instead = wanted): string {
    if (this.#taken.has(wanted)) return instead === wanted ? this.#numbered(wanted) : this.claim(instead);
    return this.#numbered(wanted);
  }

  #numbered(wanted: string): string {
    let name = reserved.has(wanted) ? `${wanted}_` : wanted;
    for (let n = 2; this.#taken.has(name); n += 1) name = `${wanted}${n}`;
    this.#taken.add(name);
    return name;
  }
}
