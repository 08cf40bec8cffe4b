import type { AppSpec } from '../../app-spec';
import type { Schedule } from '../../constructs/schedule';
import { limits } from '../../limits';
import type { Problem } from '../../problem';
import { mendedSchedule } from '../../schedule/mended-schedule';
import { nextRuns, parseScheduleExpression } from '../../schedule/schedule-expression';
import { checkAsynchronous } from '../failures';
import { finding, findingIf, setting } from '../finding';
import { checkFunctionName } from '../names';

export function checkSchedule(schedule: Schedule, spec: AppSpec): Problem[] {
  const { id, description = '' } = schedule;
  return [
    ...checkFunctionName(schedule, spec),
    ...checkExpression(schedule),
    ...findingIf(description.length > limits.ruleDescription, id, {
      path: ['description'],
      code: 'description-length',
      message: `EventBridge takes ${limits.ruleDescription} characters of description, these are ${description.length}.`,
      ...setting('Cut it', { id, path: ['description'], value: description.slice(0, limits.ruleDescription) }),
    }),
    ...checkAsynchronous(schedule, spec),
  ];
}

function checkExpression({ id, expression }: Schedule): Problem[] {
  const path = ['expression'];
  const parsed = parseScheduleExpression(expression);
  if ('error' in parsed) {
    const value = mendedSchedule(expression);
    const fix = value === undefined ? {} : setting(`Use ${value}`, { id, path, value });
    return [finding(id, { path, code: 'schedule-expression', message: parsed.error, ...fix })];
  }
  return [
    ...findingIf(parsed.type === 'cron' && nextRuns(parsed, LONG_AGO, 1).length === 0, id, {
      path,
      code: 'schedule-never',
      severity: 'warning',
      message: 'No day fits this expression: it never fires.',
    }),
    ...findingIf(expression.length > limits.scheduleExpression, id, {
      path,
      code: 'schedule-length',
      message: `EventBridge takes ${limits.scheduleExpression} characters of expression.`,
    }),
  ];
}

/** Checks know no clock: a day such as 31 February is on no calendar, whenever one looks. */
const LONG_AGO = new Date('2000-01-01T00:00:00Z');
