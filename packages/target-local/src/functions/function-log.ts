import type { OutputLine } from '@chalice-studio/sandbox';
import type { LogEvent } from '@chalice-studio/target';
import type { NewLogEvent } from '../logs/log-store';

/** How Lambda's JSON log names levels, and ours. */
const levels: Record<string, LogEvent['level']> = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warning',
  WARNING: 'warning',
  ERROR: 'error',
  CRITICAL: 'error',
  FATAL: 'error',
};

/**
 * A printed line as a log event: one that is a JSON object with a level and a message is taken apart, as CloudWatch shows
 * it. A line may hold anything, and whatever it holds is shown.
 */
export function functionLogEvent(functionName: string, line: OutputLine): NewLogEvent {
  const plain: NewLogEvent = {
    functionName,
    source: 'function',
    level: line.stream === 'stderr' ? 'error' : 'info',
    message: line.text,
    ...(line.requestId === undefined ? {} : { requestId: line.requestId }),
  };
  if (!line.text.startsWith('{')) return plain;
  const parsed = parseObject(line.text);
  const level = typeof parsed?.level === 'string' ? levels[parsed.level.toUpperCase()] : undefined;
  if (parsed === undefined || level === undefined || !('message' in parsed)) return plain;
  return { ...plain, level, message: messageOf(parsed) ?? line.text };
}

function messageOf(line: Record<string, unknown>): string | undefined {
  const { message, error, stackTrace } = line;
  const text = typeof message === 'string' ? message : jsonOf(message);
  if (text === undefined) return undefined;
  const stack = stackOf(error) ?? (isTexts(stackTrace) ? stackTrace.join('\n') : undefined);
  return stack === undefined || text.includes(stack) ? text : `${text}\n${stack}`;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // nested deeper than the stack is
  }
}

function stackOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return undefined;
  return typeof error.stack === 'string' ? error.stack : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined; // a line that only looks like JSON
  }
}
