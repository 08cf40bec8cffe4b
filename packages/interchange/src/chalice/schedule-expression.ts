import { jsonOf, reasonOf } from '../python/value';
import { CallOptions, calleeOf } from './call-options';
import type { Notes } from './notes';

const units = { MINUTES: 'minute', HOURS: 'hour', DAYS: 'day' } as const;

/** `'rate(1 hour)'`, `Rate(1, unit=Rate.HOURS)` or `Cron(…)` as AWS writes it. */
export function scheduleExpression(options: CallOptions, notes: Notes): string | undefined {
  const found = options.find('expression', 0);
  if (found === undefined) return undefined;
  const { value } = found;
  if (value.type === 'text') return value.text;
  const callee = calleeOf(value);
  if (value.type === 'call' && (callee === 'chalice.Rate' || callee === 'chalice.Cron')) {
    const inner = new CallOptions(value.args, { what: callee.replace('chalice.', ''), place: found, notes });
    const expression = callee === 'chalice.Rate' ? rate(inner) : cron(inner);
    if (expression !== undefined) return expression;
  }
  options.unread(found, 'expression', reasonOf(value));
  return undefined;
}

function rate(options: CallOptions): string | undefined {
  const value = options.integer('value', 0);
  const unit = options.find('unit', 1)?.value;
  const name = unit?.type === 'outside' ? unit.name.split('.').at(-1) : unit?.type === 'text' ? unit.text : undefined;
  const word = name === undefined ? undefined : units[name.toUpperCase() as keyof typeof units];
  if (value === undefined || word === undefined) return undefined;
  return `rate(${value} ${word}${value === 1 ? '' : 's'})`;
}

const cronFields = ['minutes', 'hours', 'day_of_month', 'month', 'day_of_week', 'year'];

function cron(options: CallOptions): string | undefined {
  const fields = cronFields.map((name, index) => {
    const found = options.find(name, index);
    const value = found === undefined ? undefined : jsonOf(found.value);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  });
  return fields.includes(undefined) ? undefined : `cron(${fields.join(' ')})`;
}
