const simple: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** The text of a string literal, prefix and quotes included; undefined for bytes. */
export function stringOf(literal: string): string | undefined {
  const match = /^([A-Za-z]*)('''|"""|'|")([\s\S]*)\2$/.exec(literal);
  if (match === null) return undefined;
  const [, prefix = '', , body = ''] = match;
  if (/b/i.test(prefix)) return undefined;
  return /r/i.test(prefix) ? body : unescapeText(body);
}

export function unescapeText(body: string): string {
  const escapes = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{1,3})|([\s\S]))/g;
  return body.replace(escapes, (whole: string, ...groups: (string | undefined)[]) => {
    const [hex2, hex4, hex8, octal, letter] = groups;
    const hex = hex2 ?? hex4 ?? hex8;
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16)) ?? whole;
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8)) ?? whole;
    // Python keeps a backslash that begins no escape.
    return simple[letter ?? ''] ?? whole;
  });
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
