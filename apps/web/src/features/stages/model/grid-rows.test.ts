import { emptyStageConfig, type StageConfig } from '@chalice-studio/appspec';
import { expect, test } from 'vitest';
import { cellOf, type GridRow, gridRows, parseCell, pathOfRow, type ValueRow } from './grid-rows';

const dev: StageConfig = {
  ...emptyStageConfig('dev'),
  settings: { lambdaMemorySize: 256, environmentVariables: { MODE: 'fast', URL: 'http://dev' } },
  functions: { sweep: { lambdaTimeout: 300, environmentVariables: { MODE: 'slow' } } },
  secrets: ['TOKEN'],
};
const prod: StageConfig = {
  ...emptyStageConfig('prod'),
  nodeVersion: '22',
  settings: { environmentVariables: { MODE: 'fast' }, xray: true },
};
const configs = [dev, prod];

const shown = (rows: readonly GridRow[]) => rows.filter((row) => row.type !== 'heading').map((row) => row.id);
function row(id: string, added: Parameters<typeof gridRows>[1] = {}): ValueRow {
  const found = gridRows(configs, added).find((each) => each.id === id);
  if (found === undefined || found.type === 'heading') throw new Error(id);
  return found;
}

test('variables, secrets and settings of all stages are rows; functions that differ stand below', () => {
  expect(shown(gridRows(configs)).slice(0, 4)).toEqual([
    'variable MODE',
    'variable MODE sweep',
    'variable URL',
    'secret TOKEN',
  ]);
  expect(shown(gridRows(configs))).toContain('setting lambdaTimeout sweep');
});

test('a cell says whose value holds, and what a stage lacks', () => {
  expect(cellOf(row('variable URL'), dev)).toMatchObject({ words: 'http://dev', state: 'own', isMissing: false });
  expect(cellOf(row('variable URL'), prod)).toMatchObject({ words: '', state: 'missing', isMissing: true });
  expect(cellOf(row('variable MODE sweep'), prod)).toMatchObject({ words: 'fast', text: '', state: 'all-functions' });
  expect(cellOf(row('secret TOKEN'), prod)).toMatchObject({ state: 'missing' });
  expect(cellOf(row('setting lambdaMemorySize'), dev)).toMatchObject({ words: '256 MB', state: 'own' });
  expect(cellOf(row('setting lambdaMemorySize'), prod)).toMatchObject({ words: '128 MB', state: 'default' });
  expect(cellOf(row('setting nodeVersion'), dev)).toMatchObject({ words: 'Node.js 24', state: 'default' });
  expect(cellOf(row('setting nodeVersion'), prod)).toMatchObject({ words: 'Node.js 22', state: 'own' });
});

test('a function that somebody is about to set apart has a row', () => {
  const added = [{ of: 'setting lambdaMemorySize', functionName: 'api_handler' }];
  const function_ = row('setting lambdaMemorySize api_handler', { added });
  expect(cellOf(function_, dev)).toMatchObject({ words: '256 MB', state: 'all-functions' });
  expect(function_.type === 'secret' ? [] : pathOfRow(function_)).toEqual([
    'functions',
    'api_handler',
    'lambdaMemorySize',
  ]);
});

test('rows are found by their words; only differences, or only what some stage lacks', () => {
  expect(shown(gridRows(configs, { filter: { text: 'memory', show: 'all' } }))).toEqual(['setting lambdaMemorySize']);
  expect(shown(gridRows(configs, { filter: { text: '', show: 'differences' } }))).toEqual([
    ...['variable MODE', 'variable MODE sweep', 'variable URL', 'secret TOKEN', 'setting nodeVersion'],
    ...['setting lambdaMemorySize', 'setting lambdaTimeout', 'setting lambdaTimeout sweep', 'setting xray'],
  ]);
  expect(shown(gridRows(configs, { filter: { text: '', show: 'missing' } }))).toEqual(['variable URL', 'secret TOKEN']);
});

test('what is typed becomes the field’s value, or an error in words', () => {
  const parse = (id: string, text: string) => {
    const found = row(id);
    return found.type === 'secret' ? undefined : parseCell(found, text);
  };
  expect(parse('setting lambdaMemorySize', '1,024 MB')).toEqual({ value: 1024 });
  expect(parse('setting lambdaMemorySize', '64')).toEqual({ error: '“64” is not a whole number from 128 to 10,240.' });
  expect(parse('setting lambdaMemorySize', ' ')).toEqual({ value: undefined });
  expect(parse('setting apiGatewayStage', '')).toEqual({ value: 'api' });
  expect(parse('setting layers', 'a, b\nc')).toEqual({ value: ['a', 'b', 'c'] });
  expect(parse('setting xray', 'On')).toEqual({ value: true });
  expect(parse('setting nodeVersion', '18')).toEqual({ error: 'Write one of 24, 22, 20.' });
  expect(parse('variable MODE', ' kept as typed ')).toEqual({ value: ' kept as typed ' });
});
