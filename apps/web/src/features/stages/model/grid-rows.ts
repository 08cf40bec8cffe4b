import type { StageConfig } from '@chalice-studio/appspec';
import { settingsPath, type Value } from './field-edits';
import { functionWords, type Parsed, parseField, pathOf, stateOf, variableState, wordsOf } from './field-values';
import { type StageField, stageFields } from './stage-fields';

/** A row of the table of stages; `functionName`: of this function only, below the row of all functions. */
export type GridRow =
  | { id: string; type: 'heading'; label: string; count: number }
  | { id: string; type: 'variable'; label: string; name: string; functionName?: string }
  | { id: string; type: 'secret'; label: string; name: string }
  | { id: string; type: 'setting'; label: string; field: StageField; functionName?: string };

export type ValueRow = Exclude<GridRow, { type: 'heading' }>;

/** Rows of functions that somebody is about to give a value of their own. */
export type AddedRow = { of: string; functionName: string };

export type GridFilter = { text: string; show: 'all' | 'differences' | 'missing' };

/** All rows: variables, secrets, then settings; below each the functions that differ in any stage. */
export function gridRows(
  configs: readonly StageConfig[],
  { added = [], filter = { text: '', show: 'all' } }: { added?: readonly AddedRow[]; filter?: GridFilter } = {},
): GridRow[] {
  const wanted = (rows: readonly ValueRow[]) => {
    const fitting = rows.filter((row) => fits(row, configs, filter));
    // A function's row stands below that of all functions, which says what it is.
    const above = new Set(fitting.flatMap((row) => ('functionName' in row && row.functionName ? [parentOf(row)] : [])));
    return rows.filter((row) => fitting.includes(row) || above.has(row.id));
  };
  const section = (label: string, rows: ValueRow[]): GridRow[] =>
    rows.length === 0 && (filter.text !== '' || filter.show !== 'all')
      ? []
      : [{ id: `heading ${label}`, type: 'heading', label, count: rows.length }, ...rows];
  return [
    ...section('Environment variables', wanted(variableRows(configs, added))),
    ...section('Secrets', wanted(secretRows(configs))),
    ...section('Settings', wanted(settingRows(configs, added))),
  ];
}

const parentOf = ({ id, functionName }: { id: string; functionName?: string }) =>
  id.slice(0, id.length - (functionName?.length ?? 0) - 1);

function variableRows(configs: readonly StageConfig[], added: readonly AddedRow[]): ValueRow[] {
  const common = configs.flatMap((config) => Object.keys(config.settings.environmentVariables ?? {}));
  const own = configs.flatMap((config) =>
    Object.entries(config.functions).flatMap(([functionName, { environmentVariables = {} }]) =>
      Object.keys(environmentVariables).map((name) => ({ name, functionName })),
    ),
  );
  const names = sorted([...common, ...own.map((each) => each.name)]);
  return names.flatMap((name): ValueRow[] => {
    const id = `variable ${name}`;
    const functions = own.filter((each) => each.name === name).map((each) => each.functionName);
    return [
      { id, type: 'variable', label: name, name },
      ...functionRows(id, functions, added).map((row): ValueRow => ({ ...row, type: 'variable', name })),
    ];
  });
}

function secretRows(configs: readonly StageConfig[]): ValueRow[] {
  return sorted(configs.flatMap((config) => config.secrets)).map((name) => ({
    ...{ id: `secret ${name}`, type: 'secret', label: name, name },
  }));
}

function settingRows(configs: readonly StageConfig[], added: readonly AddedRow[]): ValueRow[] {
  return stageFields.flatMap((field): ValueRow[] => {
    const id = `setting ${field.key}`;
    const row: ValueRow = { id, type: 'setting', label: field.label, field };
    if (field.scope === 'stage') return [row];
    const functions = configs.flatMap((config) =>
      Object.entries(config.functions).flatMap(([name, settings]) =>
        Object.hasOwn(settings, field.key) ? [name] : [],
      ),
    );
    return [row, ...functionRows(id, functions, added).map((each): ValueRow => ({ ...each, type: 'setting', field }))];
  });
}

function functionRows(of: string, functions: readonly string[], added: readonly AddedRow[]) {
  const wanted = added.filter((each) => each.of === of).map((each) => each.functionName);
  return sorted([...functions, ...wanted]).map((functionName) => ({
    ...{ id: `${of} ${functionName}`, label: functionWords(functionName), functionName },
  }));
}

function fits(row: ValueRow, configs: readonly StageConfig[], { text, show }: GridFilter): boolean {
  const words = `${row.label} ${row.type === 'setting' ? `${row.field.label} ${row.field.key}` : row.name}`;
  if (!words.toLowerCase().includes(text.trim().toLowerCase())) return false;
  if (show === 'all') return true;
  const cells = configs.map((config) => cellOf(row, config));
  if (show === 'missing') return cells.some((cell) => cell.isMissing) && cells.some((cell) => !cell.isMissing);
  return new Set(cells.map((cell) => (cell.isMissing ? 'missing' : cell.compared))).size > 1;
}

export type Cell = {
  /** What it shows. */
  words: string;
  /** What an input begins with. */
  text: string;
  /** Its own, of all functions, a default, or nothing where other stages have something. */
  state: 'own' | 'all-functions' | 'default' | 'missing';
  isMissing: boolean;
  /** Equal in two stages exactly when they have the same. */
  compared: string;
};

export function cellOf(row: ValueRow, config: StageConfig): Cell {
  if (row.type === 'secret') {
    const isSet = config.secrets.includes(row.name);
    return {
      ...{ words: isSet ? 'Set' : '', text: '', isMissing: !isSet },
      state: isSet ? 'own' : 'missing',
      compared: 'set',
    };
  }
  if (row.type === 'variable') {
    const { own, value, from } = variableState(config, row.name, row.functionName);
    const words = value ?? '';
    const state = from === 'none' ? 'missing' : from;
    return { words, text: own ?? '', state, isMissing: value === undefined, compared: words };
  }
  const { own, value, from } = stateOf(config, row.field, row.functionName);
  const words = wordsOf(row.field, value);
  return { words, text: textOf(own), state: from, isMissing: false, compared: JSON.stringify(value ?? words) };
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Where a cell's own value is kept; secrets are kept elsewhere. */
export function pathOfRow(row: Exclude<ValueRow, { type: 'secret' }>): string[] {
  if (row.type === 'setting') return pathOf(row.field, row.functionName);
  return [...settingsPath(row.functionName), 'environmentVariables', row.name];
}

/** What somebody typed into a cell. A variable may be empty; it is taken back by deleting it. */
export function parseCell(row: Exclude<ValueRow, { type: 'secret' }>, text: string): Parsed {
  return row.type === 'setting' ? parseField(row.field, text) : { value: text };
}

/** Whether it is edited in its cell: the rest opens a form. */
export function isEditedInPlace(row: ValueRow): boolean {
  if (row.type === 'variable') return true;
  return row.type === 'setting' && ['number', 'text', 'list', 'choice', 'switch'].includes(row.field.control.type);
}

const sorted = (names: readonly string[]): string[] =>
  [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
