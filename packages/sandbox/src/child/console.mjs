import { format } from 'node:util';

const levels = /** @type {const} */ ({
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
});

/** As Lambda with JSON logs: what the console prints is one object a line, with its level and request. @param {() => string | undefined} requestId */
export function installConsole(requestId) {
  if (process.env.AWS_LAMBDA_LOG_FORMAT !== 'JSON') return;
  for (const [method, level] of Object.entries(levels)) {
    Object.assign(console, {
      /** @param {unknown[]} values */
      [method]: (...values) => {
        const [first] = values;
        const error = values.find((value) => value instanceof Error);
        const line = {
          timestamp: new Date().toISOString(),
          level,
          requestId: requestId(),
          message: values.length === 1 && isPlain(first) ? first : format(...values),
          ...(error instanceof Error
            ? { errorType: error.name, errorMessage: error.message, stackTrace: String(error.stack).split('\n') }
            : {}),
        };
        process.stdout.write(`${textOf(line)}\n`);
      },
    });
  }
}

/** @param {unknown} value */
function isPlain(value) {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** @param {{ message: unknown }} line */
function textOf(line) {
  try {
    return JSON.stringify(line);
  } catch {
    return JSON.stringify({ ...line, message: format(line.message) }); // a circle, or a BigInt
  }
}
