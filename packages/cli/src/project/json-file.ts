import { readFileSync } from 'node:fs';
import type { Json } from '@chalice-studio/appspec';
import { CliError } from '../cli-error';

/** The object in a file that a person wrote. */
export function readJsonObject(file: string): { [key: string]: Json } {
  const value = parseJson<Json>(readText(file), file);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new CliError(`${file} must hold a JSON object.`);
}

export function parseJson<Value>(text: string, file: string): Value {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
