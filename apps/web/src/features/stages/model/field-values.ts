import { type FunctionSettings, REST_FUNCTION, type StageConfig } from '@chalice-studio/appspec';
import { settingsPath, type Value, valueAt } from './field-edits';
import type { StageField } from './stage-fields';

/** Where a setting is kept: of the stage, of all its functions, or of one. */
export function pathOf(field: Pick<StageField, 'key' | 'scope'>, functionName?: string): string[] {
  return field.scope === 'stage' ? [field.key] : [...settingsPath(functionName), field.key];
}

export type FieldState = {
  /** As it is written there; undefined: nothing is. */
  own: Value | undefined;
  /** What holds: its own, or that of all functions. */
  value: Value | undefined;
  /** Whose value that is. */
  from: 'own' | 'all-functions' | 'default';
};

/** What a setting is in a stage. */
export function stateOf(config: StageConfig, field: StageField, functionName?: string): FieldState {
  const own = jsonAt(config, pathOf(field, functionName));
  if (own !== undefined && !(field.isRequired === true && own === field.fallback.value))
    return { own, value: own, from: 'own' };
  const common = functionName === undefined ? undefined : jsonAt(config, pathOf(field));
  if (common !== undefined && field.scope === 'function') return { own, value: common, from: 'all-functions' };
  return { own: undefined, value: field.fallback.value, from: 'default' };
}

function jsonAt(config: StageConfig, path: readonly string[]): Value | undefined {
  // Whatever stands in a stage's document is JSON.
  return valueAt(config, path) as Value | undefined;
}

/** A value in the words of a table's cell. */
export function wordsOf(field: StageField, value: Value | undefined): string {
  if (value === undefined) return field.fallback.words;
  const { control } = field;
  if (control.type === 'number') return `${Number(value).toLocaleString('en')} ${control.unit}`;
  if (control.type === 'switch') return value === true ? 'On' : 'Off';
  if (control.type === 'choice') return control.options.find((each) => each.value === value)?.label ?? String(value);
  if (control.type === 'list' && Array.isArray(value)) return value.length === 0 ? 'None' : value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  if (control.type === 'domain' && !Array.isArray(value)) return String(value.domainName ?? '');
  if (control.type === 'pairs')
    return Object.entries(value)
      .map(([key, each]) => `${key}=${each}`)
      .join(', ');
  const statements = Array.isArray(value) ? undefined : value.Statement;
  if (Array.isArray(statements)) return `${statements.length} statement${statements.length === 1 ? '' : 's'}`;
  return 'JSON';
}

export type Parsed = { value: Value | undefined } | { error: string };

/** What somebody typed as the value of a setting; empty takes it back. */
export function parseField({ control, ...field }: StageField, text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return { value: field.isRequired === true ? field.fallback.value : undefined };
  if (control.type === 'number') return parseNumber(trimmed, control.range);
  if (control.type === 'list') return { value: trimmed.split(/[\s,]+/) };
  if (control.type === 'switch') {
    if (/^(on|true|yes)$/i.test(trimmed)) return { value: true };
    return /^(off|false|no)$/i.test(trimmed) ? { value: false } : { error: 'Write on or off.' };
  }
  if (control.type === 'choice') {
    const found = control.options.find(
      (each) => String(each.value) === trimmed || each.label.toLowerCase() === trimmed.toLowerCase(),
    );
    const all = control.options.map((each) => each.value);
    return found === undefined ? { error: `Write one of ${all.join(', ')}.` } : { value: found.value };
  }
  return { value: trimmed };
}

export function parseNumber(text: string, range?: { min: number; max: number }): Parsed {
  const number = Number(text.replace(/[,\s]|MB|s|bytes|at once/g, ''));
  if (Number.isInteger(number) && (range === undefined || (number >= range.min && number <= range.max)))
    return { value: number };
  if (range === undefined) return { error: `“${text}” is not a whole number.` };
  return { error: `“${text}” is not a whole number from ${range.min} to ${range.max.toLocaleString('en')}.` };
}

/** JSON as somebody types it; only an object is one of these documents. */
export function parseJson(text: string): { value: Value } | { error: string } {
  try {
    const value: Value = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value };
    return { error: 'This must be an object: { … }.' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    return { error: `Not JSON yet, and therefore not saved. ${reason}` };
  }
}

/** What is odd about a policy document that is JSON; IAM would refuse it at the deployment. */
export function policyProblem(value: Value | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { Version, Statement } = value;
  if (Version !== '2012-10-17' && Version !== '2008-10-17') return 'A policy has "Version": "2012-10-17".';
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  for (const [index, each] of statements.entries()) {
    const name = `Statement ${index + 1}`;
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return `${name} must be an object.`;
    if (each.Effect !== 'Allow' && each.Effect !== 'Deny') return `${name} needs "Effect": "Allow" or "Deny".`;
    if (each.Action === undefined && each.NotAction === undefined) return `${name} needs an "Action".`;
  }
  return undefined;
}

export type VariableState = {
  own: string | undefined;
  value: string | undefined;
  from: 'own' | 'all-functions' | 'none';
};

/** What a variable is in a stage, for all functions or for one. */
export function variableState(config: StageConfig, name: string, functionName?: string): VariableState {
  const common = ownVariable(config.settings, name);
  const own = functionName === undefined ? common : ownVariable(config.functions[functionName], name);
  if (own !== undefined) return { own, value: own, from: 'own' };
  return { own, value: common, from: common === undefined ? 'none' : 'all-functions' };
}

function ownVariable(settings: FunctionSettings | undefined, name: string): string | undefined {
  const variables = settings?.environmentVariables ?? {};
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

/** A function in the words of the pages. */
export const functionWords = (name: string): string => (name === REST_FUNCTION ? `${name} (all routes)` : name);
