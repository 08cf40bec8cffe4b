import { parseScheduleExpression } from './schedule-expression';

/** What somebody probably meant by an expression that EventBridge refuses: the nearest that it takes, if there is one. */
export function mendedSchedule(text: string): string | undefined {
  const candidates = [mendedRate(text.trim()), ...mendedCron(text.trim())];
  return candidates.find((each) => each !== undefined && each !== text && !('error' in parseScheduleExpression(each)));
}

/** `rate(1 minutes)`, `rate(0 minutes)`, `rate(30 seconds)`, `5 minutes`. */
function mendedRate(text: string): string | undefined {
  const [, value = '', unit = ''] =
    /^(?:rate\s*\(\s*|every\s+)?(\d+)\s*(second|minute|hour|day|week)s?\s*\)?$/i.exec(text) ?? [];
  if (unit === '') return undefined;
  const word = unit.toLowerCase();
  if (word === 'second') return 'rate(1 minute)';
  const [number, name] = word === 'week' ? [Number(value) * 7, 'day'] : [Math.max(1, Number(value)), word];
  return `rate(${number} ${name}${number === 1 ? '' : 's'})`;
}

/** Unix' five fields get a year; of the two fields for days one becomes `?`. */
function mendedCron(text: string): string[] {
  const fields = text
    .replace(/^cron\s*\(|\)$/g, '')
    .trim()
    .split(/\s+/);
  if (fields.length !== 5 && fields.length !== 6) return [];
  const [minutes, hours, dayOfMonth = '*', month, dayOfWeek = '*', year = '*'] = fields;
  const written = (ofMonth: string, ofWeek: string) =>
    `cron(${minutes} ${hours} ${ofMonth} ${month} ${ofWeek} ${year})`;
  // Unix counts Sunday as 0, EventBridge as 1.
  const weekday = fields.length === 5 && /^\d$/.test(dayOfWeek) ? String((Number(dayOfWeek) % 7) + 1) : dayOfWeek;
  const isOfWeek = weekday !== '*' && weekday !== '?' && (dayOfMonth === '*' || dayOfMonth === '?');
  if (isOfWeek) return [written('?', weekday)];
  return [written(dayOfMonth === '?' ? '*' : dayOfMonth, '?'), written(dayOfMonth, weekday)];
}
