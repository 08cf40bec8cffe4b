import { format } from 'node:util';

const levels = { debug: 10, info: 20, warning: 30, error: 40, critical: 50 } as const;
export type LogLevel = keyof typeof levels;

type LoggerOptions = {
  name: string;
  env: Record<string, string | undefined>;
  /** Whether this logger formats and filters, or hands all to `console`. */
  isConfigured: boolean;
  /** What a JSON line says of the invocation. */
  invocation: () => { requestId?: string | undefined; route?: string | undefined };
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
    this.level = this.defaultLevel;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Where an app that is not in debug mode starts: ERROR, or what Lambda's JSON logging is set to. */
  get defaultLevel(): LogLevel {
    if (!this.#options.isConfigured) return 'warning';
    return this.#isJson ? levelOf(this.#options.env.AWS_LAMBDA_LOG_LEVEL) : 'error';
  }

  debug(message: unknown, ...values: unknown[]): void {
    this.#log('debug', message, values);
  }

  info(message: unknown, ...values: unknown[]): void {
    this.#log('info', message, values);
  }

  warning(message: unknown, ...values: unknown[]): void {
    this.#log('warning', message, values);
  }

  warn(message: unknown, ...values: unknown[]): void {
    this.#log('warning', message, values);
  }

  error(message: unknown, ...values: unknown[]): void {
    this.#log('error', message, values);
  }

  critical(message: unknown, ...values: unknown[]): void {
    this.#log('critical', message, values);
  }

  get #isJson(): boolean {
    return this.#options.env.AWS_LAMBDA_LOG_FORMAT === 'JSON';
  }

  #log(level: LogLevel, message: unknown, values: unknown[]): void {
    if (levels[level] < levels[this.level]) return;
    if (this.#options.isConfigured) {
      const line = this.#isJson ? this.#json(level, message, values) : this.#text(level, message, values);
      process.stdout.write(`${line}\n`);
    } else consoleOf(level)(message, ...values);
  }

  #text(level: LogLevel, message: unknown, values: unknown[]): string {
    // A trace belongs on lines of its own, as Python's logging prints it.
    const error = values.at(-1);
    const text = error instanceof Error ? `${format(message, ...values.slice(0, -1))}\n${format(error)}` : undefined;
    return `${this.#options.name} - ${level.toUpperCase()} - ${text ?? format(message, ...values)}`;
  }

  #json(level: LogLevel, message: unknown, values: unknown[]): string {
    const error = [message, ...values].find((value) => value instanceof Error);
    const others = values.filter((value) => value !== error);
    const text = message === error && error instanceof Error ? error.message : message;
    return JSON.stringify({
      timestamp: new Date().toISOString(),
      level: level.toUpperCase(),
      message: format(text, ...others),
      ...this.#options.invocation(),
      function: this.#options.env.AWS_LAMBDA_FUNCTION_NAME,
      error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : undefined,
    });
  }
}

function consoleOf(level: LogLevel): (...values: unknown[]) => void {
  if (level === 'debug') return console.debug;
  if (level === 'info') return console.info;
  return level === 'warning' ? console.warn : console.error;
}

function levelOf(text: string | undefined): LogLevel {
  const level = text?.toLowerCase();
  if (level === 'trace') return 'debug';
  if (level === 'warn') return 'warning';
  if (level === 'fatal') return 'critical';
  return level !== undefined && Object.hasOwn(levels, level) ? (level as LogLevel) : 'info';
}
