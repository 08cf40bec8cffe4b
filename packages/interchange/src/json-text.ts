import type { Finding } from './finding';
import { JsonSyntaxError, scanJson } from './json-scan';

/** JSON, or where it breaks off. */
export function parseJson(text: string, file: string): { value: unknown } | { finding: Finding } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (cause) {
    return { finding: { severity: 'error', code: 'broken-json', file, ...whereItBreaks(text, file, cause) } };
  }
}

function whereItBreaks(text: string, file: string, cause: unknown): Pick<Finding, 'message' | 'line' | 'column'> {
  try {
    scanJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = placeOf(text, error.position);
    return { message: `${file} is no JSON from line ${line}, column ${column} on: ${error.message}.`, line, column };
  }
  // The two readers disagree; the engine's words are the better ones then.
  return { message: `${file} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}.` };
}

/** Line and column of a position, from 1. */
export function placeOf(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
