/** One field of a cron expression: it matches a value of a day when one of its parts does. */
export type CronField = { parts: readonly ((value: number, day: Date) => boolean)[] };

type FieldDefinition = { name: string; from: number; to: number; names?: readonly string[]; isDay?: 'month' | 'week' };

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** EventBridge's six fields, in order; days of the week count from Sunday as 1. */
export const cronFields: readonly FieldDefinition[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day-of-month', from: 1, to: 31, isDay: 'month' },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day-of-week', from: 1, to: 7, names: weekdays, isDay: 'week' },
  { name: 'year', from: 1970, to: 2199 },
];

export function parseCronField(text: string, definition: FieldDefinition): CronField | { error: string } {
  const parts: CronField['parts'][number][] = [];
  for (const item of text.split(',')) {
    const part = parsePart(item, definition);
    if (part === undefined) {
      return {
        error: `“${text}” is no ${definition.name}: it takes ${definition.from} to ${definition.to}, *, ranges, lists and steps.`,
      };
    }
    parts.push(part);
  }
  return { parts };
}

function parsePart(item: string, definition: FieldDefinition): CronField['parts'][number] | undefined {
  if (item === '*' || (item === '?' && definition.isDay !== undefined)) return () => true;
  if (definition.isDay === 'month') {
    const special = dayOfMonthPart(item);
    if (special !== undefined) return special;
  }
  if (definition.isDay === 'week') {
    const special = dayOfWeekPart(item, definition);
    if (special !== undefined) return special;
  }
  const [range = '', step] = item.split('/');
  const bounds = parseRange(range, step !== undefined, definition);
  const every = step === undefined ? 1 : Number(step);
  if (bounds === undefined || !Number.isInteger(every) || every < 1) return undefined;
  return (value) => value >= bounds.from && value <= bounds.to && (value - bounds.from) % every === 0;
}

function parseRange(
  text: string,
  hasStep: boolean,
  definition: FieldDefinition,
): { from: number; to: number } | undefined {
  if (text === '*') return definition;
  const [first = '', last] = text.split('-');
  const from = parseValue(first, definition);
  const to = last === undefined ? (hasStep ? definition.to : from) : parseValue(last, definition);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

function parseValue(text: string, { from, to, names }: FieldDefinition): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return named + from;
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
}

/** `L` the last day, `3W` the weekday nearest to the third within its month. */
function dayOfMonthPart(item: string): CronField['parts'][number] | undefined {
  if (item === 'L') return (value, day) => value === lastDayOfMonth(day);
  const nearest = /^(\d+)W$/.exec(item);
  if (nearest === null) return undefined;
  return (value, day) => value === nearestWeekday(day, Number(nearest[1]));
}

/** `5L` the last Thursday, `3#2` the second Tuesday, `L` Saturday. */
function dayOfWeekPart(item: string, definition: FieldDefinition): CronField['parts'][number] | undefined {
  if (item === 'L') return (value) => value === 7;
  const last = /^(\w+)L$/.exec(item);
  const lastWeekday = last === null ? undefined : parseValue(last[1] ?? '', definition);
  if (lastWeekday !== undefined) {
    return (value, day) => value === lastWeekday && day.getUTCDate() + 7 > lastDayOfMonth(day);
  }
  const nth = /^(\w+)#([1-5])$/.exec(item);
  const weekday = nth === null ? undefined : parseValue(nth[1] ?? '', definition);
  if (nth === null || weekday === undefined) return undefined;
  return (value, day) => value === weekday && Math.ceil(day.getUTCDate() / 7) === Number(nth[2]);
}

function lastDayOfMonth(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

function nearestWeekday(day: Date, target: number): number {
  const last = lastDayOfMonth(day);
  const date = Math.min(target, last);
  const weekday = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), date)).getUTCDay();
  if (weekday === 6) return date === 1 ? 3 : date - 1;
  if (weekday === 0) return date === last ? date - 2 : date + 1;
  return date;
}
