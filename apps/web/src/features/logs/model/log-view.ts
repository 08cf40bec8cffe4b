import { LOG_LEVELS, LOG_RANGES, type LogLevel, type LogRange } from '../constants';

/** How the page looks at the logs; all of it stands in the address. */
export type LogView = {
  functionNames: readonly string[];
  levels: readonly LogLevel[];
  text: string;
  requestId: string | undefined;
  /** `around`: the minutes about one line, which a link to it shows. */
  range: LogRange | 'around';
  from: number | undefined;
  to: number | undefined;
  isGrouped: boolean;
  lineId: string | undefined;
};

type Keys = 'fn' | 'level' | 'q' | 'request' | 'range' | 'from' | 'to' | 'view' | 'log';

export function readLogView(read: (key: Keys) => string | undefined): LogView {
  const from = instant(read('from'));
  const to = instant(read('to'));
  const named = read('range');
  const range = named !== undefined && Object.hasOwn(LOG_RANGES, named) ? (named as LogRange) : 'live';
  return {
    functionNames: list(read('fn')),
    levels: list(read('level')).flatMap((name) => LOG_LEVELS.find((level) => level === name) ?? []),
    text: read('q') ?? '',
    requestId: read('request'),
    range: from === undefined && to === undefined ? range : 'around',
    from,
    to,
    isGrouped: read('view') !== 'flat',
    lineId: read('log'),
  };
}

export function writeLogView(changes: Partial<LogView>): Partial<Record<Keys, string | undefined>> {
  const values: Partial<Record<Keys, string | undefined>> = {};
  if (changes.functionNames !== undefined) values.fn = changes.functionNames.join(',');
  if (changes.levels !== undefined) values.level = changes.levels.join(',');
  if (changes.text !== undefined) values.q = changes.text;
  if ('requestId' in changes) values.request = changes.requestId;
  if (changes.range !== undefined) {
    values.range = changes.range === 'live' || changes.range === 'around' ? undefined : changes.range;
    if (changes.range !== 'around') Object.assign(values, { from: undefined, to: undefined, log: undefined });
  }
  if ('from' in changes && changes.from !== undefined) values.from = String(changes.from);
  if ('to' in changes && changes.to !== undefined) values.to = String(changes.to);
  if (changes.isGrouped !== undefined) values.view = changes.isGrouped ? undefined : 'flat';
  if ('lineId' in changes) values.log = changes.lineId;
  return values;
}

const AROUND_MS = 60_000;

/** What a link to one line shows: the line, marked, with a minute before and after it. */
export function viewAroundLine({ id, at }: { id: string; at: number }): Partial<LogView> {
  return { range: 'around', from: at - AROUND_MS, to: at + AROUND_MS, lineId: id };
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

function instant(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? undefined : value;
}
