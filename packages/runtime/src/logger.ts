import { format } from 'node:util';

const levels = { debug: 10, info: 20, warning: 30, error: 40, critical: 50 } as const;
export type LogLevel = keyof typeof levels;

type LoggerOptions = {
  name: string;
  env: Record<string, string | undefined>;
  write: (line: string) => void;
  requestId: () => string | undefined;
};

/**
 * The app's log: `NAME - LEVEL - message` on standard output, or one JSON object a line where Lambda is set to JSON.
 * Messages are formatted as `util.format` does.
 */
export class Logger {
  readonly #options: LoggerOptions;
  level: LogLevel;

  constructor(options: LoggerOptions) {
    this.#options = options;
    this.level = this.#isJson ? levelOf(options.env.AWS_LAMBDA_LOG_LEVEL) : 'error';
  }

  debug(message: string, ...values: unknown[]): void {
    this.#log('debug', message, values);
  }

  info(message: string, ...values: unknown[]): void {
    this.#log('info', message, values);
  }

  warning(message: string, ...values: unknown[]): void {
    this.#log('warning', message, values);
  }

  warn(message: string, ...values: unknown[]): void {
    this.#log('warning', message, values);
  }

  error(message: string, ...values: unknown[]): void {
    this.#log('error', message, values);
  }

  critical(message: string, ...values: unknown[]): void {
    this.#log('critical', message, values);
  }

  get #isJson(): boolean {
    return this.#options.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  }

  #log(level: LogLevel, message: string, values: unknown[]): void {
    if (levels[level] < levels[this.level]) return;
    this.#options.write(this.#isJson ? this.#json(level, message, values) : this.#text(level, message, values));
  }

  #text(level: LogLevel, message: string, values: unknown[]): string {
    return `${this.#options.name} - ${level.toUpperCase()} - ${format(message, ...values)}`;
  }

  #json(level: LogLevel, message: string, values: unknown[]): string {
    const error = values.find((value): value is Error => value instanceof Error);
    const others = values.filter((value) => value !== error);
    return JSON.stringify({
      timestamp: new Date().toISOString(),
      level: level.toUpperCase(),
      message: format(message, ...others),
      requestId: this.#options.requestId(),
      function: this.#options.env.AWS_LAMBDA_FUNCTION_NAME,
      ...(error === undefined ? {} : { error: { name: error.name, message: error.message, stack: error.stack } }),
    });
  }
}

function levelOf(text: string | undefined): LogLevel {
  const level = text?.toLowerCase();
  if (level === 'trace') return 'debug';
  if (level === 'warn') return 'warning';
  if (level === 'fatal') return 'critical';
  return level !== undefined && level in levels ? (level as LogLevel) : 'info';
}
