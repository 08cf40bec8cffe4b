/** Deeper than any document of people's. */
const MOST_DEPTH = 500;

const space = /[ \t\n\r]*/y;
const textPattern = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"`;
const numberPattern = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const scalar = new RegExp(`${textPattern}|${numberPattern}|true|false|null`, 'y');
const word = new RegExp(textPattern, 'y');

/** Thrown at the first place where a text is no JSON. */
export class JsonSyntaxError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}

/** Walks JSON text and tells where each value begins, by its JSON pointer. JSON.parse says neither that nor where it fails. */
export function scanJson(text: string, visit: (pointer: string, position: number) => void = () => {}): void {
  const end = value(skip(text.startsWith('\uFEFF') ? 1 : 0), '', 0);
  if (end < text.length) throw new JsonSyntaxError('there is more after its end', end);

  function value(at: number, pointer: string, depth: number): number {
    if (depth > MOST_DEPTH) throw new JsonSyntaxError(`it is nested deeper than ${MOST_DEPTH} levels`, at);
    visit(pointer, at);
    if (text[at] === '{') return members(at, pointer, depth);
    if (text[at] === '[') return items(at, pointer, depth);
    return skip(token(scalar, at, 'a value is expected'));
  }

  function members(open: number, pointer: string, depth: number): number {
    let at = skip(open + 1);
    if (text[at] === '}') return skip(at + 1);
    for (;;) {
      const end = token(word, at, 'a name in double quotes is expected');
      const name: unknown = JSON.parse(text.slice(at, end));
      at = expect(':', skip(end));
      at = value(at, `${pointer}/${escapePointer(String(name))}`, depth + 1);
      if (text[at] === '}') return skip(at + 1);
      at = expect(',', at);
    }
  }

  function items(open: number, pointer: string, depth: number): number {
    let at = skip(open + 1);
    if (text[at] === ']') return skip(at + 1);
    for (let index = 0; ; index += 1) {
      at = value(at, `${pointer}/${index}`, depth + 1);
      if (text[at] === ']') return skip(at + 1);
      at = expect(',', at);
    }
  }

  function expect(mark: string, at: number): number {
    if (text[at] !== mark) throw new JsonSyntaxError(`“${mark}” is expected`, at);
    return skip(at + 1);
  }

  function token(pattern: RegExp, at: number, words: string): number {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) throw new JsonSyntaxError(words, at);
    return at + found[0].length;
  }

  function skip(at: number): number {
    space.lastIndex = at;
    return at + (space.exec(text)?.[0].length ?? 0);
  }
}

export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
