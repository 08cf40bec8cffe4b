/** When a schedule fires; its text is EventBridge's expression. */
export abstract class ScheduleExpression {
  abstract toString(): string;
}

export class Rate extends ScheduleExpression {
  static readonly MINUTES = 'MINUTES';
  static readonly HOURS = 'HOURS';
  static readonly DAYS = 'DAYS';

  constructor(
    readonly value: number,
    readonly unit: 'MINUTES' | 'HOURS' | 'DAYS',
  ) {
    super();
  }

  toString(): string {
    const unit = this.unit.toLowerCase();
    return `rate(${this.value} ${this.value === 1 ? unit.slice(0, -1) : unit})`;
  }
}

type CronValue = string | number;

export class Cron extends ScheduleExpression {
  constructor(
    readonly minutes: CronValue,
    readonly hours: CronValue,
    readonly dayOfMonth: CronValue,
    readonly month: CronValue,
    readonly dayOfWeek: CronValue,
    readonly year: CronValue,
  ) {
    super();
  }

  toString(): string {
    const fields = [this.minutes, this.hours, this.dayOfMonth, this.month, this.dayOfWeek, this.year];
    return `cron(${fields.join(' ')})`;
  }
}
