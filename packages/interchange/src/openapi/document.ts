import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Finding } from '../finding';
import { escapePointer, scanJson } from '../json-scan';
import { parseJson, placeOf } from '../json-text';

export type JsonObject = { [key: string]: unknown };

/** A document that was read, and where in its text a JSON pointer leads. */
export type ReadDocument = { value: JsonObject; lineOf(pointer: string): number | undefined };

/** YAML that names one piece again and again can be made to unfold without end. */
const MOST_ALIASES = 1000;

/** JSON or YAML; what is no document is said by line and column, all of it. */
export function readDocument(text: string, file: string): ReadDocument | { findings: Finding[] } {
  const isJson = /^\uFEFF?\s*[{[]/.test(text) && !file.match(/\.ya?ml$/i);
  return isJson ? readJson(text, file) : readYaml(text, file);
}

function readJson(text: string, file: string): ReadDocument | { findings: Finding[] } {
  const parsed = parseJson(text, file);
  if ('finding' in parsed) return { findings: [parsed.finding] };
  if (!isObject(parsed.value)) return { findings: [noObject(file)] };
  let places: Map<string, number> | undefined;
  const lineOf = (pointer: string) => {
    if (places === undefined) {
      const found = new Map<string, number>();
      scanJson(text, (each, at) => found.set(each, at));
      places = found;
    }
    const at = places.get(pointer);
    return at === undefined ? undefined : placeOf(text, at).line;
  };
  return { value: parsed.value, lineOf };
}

function readYaml(text: string, file: string): ReadDocument | { findings: Finding[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true });
  if (document.errors.length > 0) {
    const findings = document.errors.slice(0, 20).map((error): Finding => {
      const { line, col } = lineCounter.linePos(error.pos[0]);
      const message = `${file} is no YAML at line ${line}, column ${col}: ${error.message}`;
      return { severity: 'error', code: 'broken-yaml', message, file, line, column: col };
    });
    return { findings };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return isObject(value)
      ? { value, lineOf: (pointer) => yamlLine(document, lineCounter, pointer) }
      : { findings: [noObject(file)] };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return {
      findings: [{ severity: 'error', code: 'yaml-aliases', message: `${file} cannot be unfolded: ${words}.`, file }],
    };
  }
}

/** The line of a member's name, which may be above its value; else that of the value. */
function yamlLine(document: Document, lineCounter: LineCounter, pointer: string): number | undefined {
  const parts = pointer.split('/').slice(1).map(unescapePointer);
  const parent: unknown = parts.length === 0 ? undefined : document.getIn(parts.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === parts.at(-1))
    : undefined;
  const node: unknown = pair?.key ?? document.getIn(parts, true);
  const range = isNode(node) ? node.range : undefined;
  return range ? lineCounter.linePos(range[0]).line : undefined;
}

function noObject(file: string): Finding {
  return { severity: 'error', code: 'no-document', message: `${file} holds no object.`, file, line: 1 };
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A pointer to a member. */
export function at(pointer: string, ...parts: (string | number)[]): string {
  return [pointer, ...parts.map((part) => escapePointer(String(part)))].join('/');
}
