import type { Json } from '@chalice-studio/appspec';

const WIDTH = 120;

/** A JavaScript literal as a person would write it: single quotes, bare keys, on one line when it fits. */
export function literal(value: Json, indent = ''): string {
  if (typeof value === 'string') return text(value);
  if (value === null || typeof value !== 'object') return String(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([key, item]) => `${propertyName(key)}: ${literal(item, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const space = isList ? '' : ' ';
  const oneLine = `${open}${space}${parts.join(', ')}${space}${close}`;
  if (indent.length + oneLine.length <= WIDTH && !oneLine.includes('\n')) return oneLine;
  return `${open}\n${parts.map((part) => `${inner}${part},`).join('\n')}\n${indent}${close}`;
}

export type Fields = { [key: string]: string | undefined };

/**
 * The statement of a registration, `app.schedule('rate(1 hour)', { name: 'sweep' }, sweep);`, on one line where it fits.
 * The fields' values are code already; undefined ones are left out.
 */
export function statement(
  callee: string,
  { args = [], fields, handler }: { args?: readonly string[]; fields: Fields; handler: string },
): string {
  const parts = (object: string | undefined) => [...args, ...(object === undefined ? [] : [object]), handler];
  const line = `${callee}(${parts(inline(fields)).join(', ')});`;
  if (line.length <= WIDTH && !line.includes('\n')) return line;
  return `${callee}(\n${parts(options(fields, WIDTH - 3))
    .map((part) => `  ${part.replaceAll('\n', '\n  ')},`)
    .join('\n')}\n);`;
}

/** `new Cognito('people', { … })` or a call like it, with room for what its value is kept in. */
export function expression(callee: string, args: readonly string[], fields: Fields, last?: string): string {
  const parts = (object: string | undefined) => [...args, object, last].filter((each) => each !== undefined).join(', ');
  const line = `${callee}(${parts(inline(fields))})`;
  return line.length <= WIDTH - 30 && !line.includes('\n') ? line : `${callee}(${parts(options(fields, 0))})`;
}

/** An object literal whose values are code already; undefined ones are left out. Empty: undefined. */
export function options(fields: Fields, width = WIDTH): string | undefined {
  const oneLine = inline(fields);
  if (oneLine === undefined || (oneLine.length <= width && !oneLine.includes('\n'))) return oneLine;
  return `{\n${properties(fields)
    .map((part) => `  ${part.replaceAll('\n', '\n  ')},`)
    .join('\n')}\n}`;
}

function inline(fields: Fields): string | undefined {
  const parts = properties(fields);
  return parts.length === 0 ? undefined : `{ ${parts.join(', ')} }`;
}

function properties(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([key, code]) =>
    code === undefined ? [] : [code === key ? key : `${propertyName(key)}: ${code}`],
  );
}

export function optional(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : literal(value);
}

/** `callee(argument, argument)`, leaving out what is undefined. */
export function call(callee: string, ...args: (string | undefined)[]): string {
  return `${callee}(${args.filter((arg) => arg !== undefined).join(', ')})`;
}

function text(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

function propertyName(key: string): string {
  // `__proto__: x` in a literal sets the prototype; a computed key does not.
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key);
}
