import { type CronField, cronFields, parseCronField } from './cron-field';

export type ScheduleExpression = { type: 'rate'; minutes: number } | { type: 'cron'; fields: readonly CronField[] };

const minutesPerUnit: Record<string, number> = { minute: 1, hour: 60, day: 1440 };

/** EventBridge's `rate(…)` or `cron(…)`; answers what is wrong, in words, when it is neither. */
export function parseScheduleExpression(text: string): ScheduleExpression | { error: string } {
  const rate = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text);
  if (rate !== null) return parseRate(Number(rate[1]), rate[2] ?? '', rate[3] === 's');
  const cron = /^cron\((.*)\)$/.exec(text);
  if (cron !== null) return parseCron(cron[1] ?? '');
  if (/^rate\([\d.]+ *(m?s|seconds?|milliseconds?)\)$/.test(text))
    return { error: 'EventBridge has no rate under a minute: it counts minutes, hours and days.' };
  return { error: 'Write rate(5 minutes) or cron(0 12 * * ? *).' };
}

function parseRate(value: number, unit: string, isPlural: boolean): ScheduleExpression | { error: string } {
  if (value < 1) return { error: 'The shortest rate is rate(1 minute).' };
  if ((value === 1) === isPlural) {
    const right = value === 1 ? `rate(1 ${unit})` : `rate(${value} ${unit}s)`;
    return { error: `EventBridge wants ${right}: singular for 1, plural for more.` };
  }
  return { type: 'rate', minutes: value * (minutesPerUnit[unit] ?? 1) };
}

function parseCron(text: string): ScheduleExpression | { error: string } {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== 6) {
    return {
      error: `A cron has six fields (minutes hours day-of-month month day-of-week year), this one has ${parts.length}.`,
    };
  }
  const fields: CronField[] = [];
  for (const [index, definition] of cronFields.entries()) {
    const field = parseCronField(parts[index] ?? '', definition);
    if ('error' in field) return field;
    fields.push(field);
  }
  const [, , dayOfMonth, , dayOfWeek] = parts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return { error: 'Exactly one of day-of-month and day-of-week must be ?.' };
  }
  return { type: 'cron', fields };
}

/** The next `count` times after `from` at which an expression fires, in UTC; a rate counts from `from`. */
export function nextRuns(expression: ScheduleExpression, from: Date, count: number): Date[] {
  if (expression.type === 'rate') {
    return Array.from(
      { length: count },
      (_, index) => new Date(from.getTime() + (index + 1) * expression.minutes * 60_000),
    );
  }
  const runs: Date[] = [];
  const lastYear = Math.min(2199, from.getUTCFullYear() + 8);
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()));
  while (runs.length < count && day.getUTCFullYear() <= lastYear) {
    if (matchesDay(expression.fields, day)) runs.push(...timesOf(expression.fields, day).filter((time) => time > from));
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return runs.slice(0, count);
}

function matchesDay([, , dayOfMonth, month, dayOfWeek, year]: readonly CronField[], day: Date): boolean {
  return (
    matches(year, day.getUTCFullYear(), day) &&
    matches(month, day.getUTCMonth() + 1, day) &&
    matches(dayOfMonth, day.getUTCDate(), day) &&
    matches(dayOfWeek, day.getUTCDay() + 1, day)
  );
}

function timesOf([minutes, hours]: readonly CronField[], day: Date): Date[] {
  const times: Date[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    if (!matches(hours, hour, day)) continue;
    for (let minute = 0; minute < 60; minute += 1) {
      if (matches(minutes, minute, day)) times.push(new Date(day.getTime() + (hour * 60 + minute) * 60_000));
    }
  }
  return times;
}

function matches(field: CronField | undefined, value: number, day: Date): boolean {
  return field?.parts.some((part) => part(value, day)) ?? false;
}
