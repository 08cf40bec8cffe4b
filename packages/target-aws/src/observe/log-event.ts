import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { LogEvent } from '@chalice-studio/target';

type Source = { functionName: string };

/** Lambda's line in CloudWatch Logs, JSON or text, as one of ours. */
export function toLogEvent(
  event: Pick<FilteredLogEvent, 'eventId' | 'timestamp' | 'message'>,
  { functionName }: Source,
): LogEvent {
  const text = (event.message ?? '').trimEnd();
  const common = { id: event.eventId ?? `${event.timestamp ?? 0}`, at: event.timestamp ?? 0, functionName };
  const fields = jsonOf(text);
  return fields === undefined ? { ...common, ...fromText(text) } : { ...common, ...fromJson(fields, text) };
}

type Line = Pick<LogEvent, 'level' | 'source' | 'message' | 'requestId'>;

function jsonOf(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // an object that a function printed itself, cut off
  }
}

/** Lambda's JSON format: `{ time, type: "platform.report", record }` of its own, `{ timestamp, level, requestId, message }` of the function's. */
function fromJson(fields: Record<string, unknown>, text: string): Line {
  const record = (typeof fields.record === 'object' ? fields.record : null) as Record<string, unknown> | null;
  if (typeof fields.type === 'string' && fields.type.startsWith('platform.'))
    return {
      level: isTrouble(record) ? 'error' : 'info',
      source: 'platform',
      message: platformWords(fields.type, record ?? {}),
      ...requestId(record?.requestId),
    };
  const level = levelOf(fields.level);
  const hasMessage = level !== undefined && fields.message !== undefined;
  if (!hasMessage) return { level: 'info', source: 'function', message: text, ...requestId(fields.requestId) };
  const message = typeof fields.message === 'string' ? fields.message : JSON.stringify(fields.message);
  return { level, source: 'function', message, ...requestId(fields.requestId) };
}

/** `timeout`, `error` or `failure` in the place of `success`. */
const isTrouble = (record: Record<string, unknown> | null) =>
  typeof record?.status === 'string' && record.status !== 'success';

function platformWords(type: string, record: Record<string, unknown>): string {
  const id = String(record.requestId ?? '');
  if (type === 'platform.start') return `START RequestId: ${id}`;
  if (type !== 'platform.report') return `${type.replace('platform.', '')} ${JSON.stringify(record)}`;
  const metrics = (record.metrics ?? {}) as Record<string, unknown>;
  const words = [
    `REPORT RequestId: ${id}`,
    `Duration: ${metrics.durationMs} ms`,
    `Billed Duration: ${metrics.billedDurationMs} ms`,
    `Memory Size: ${metrics.memorySizeMB} MB`,
    `Max Memory Used: ${metrics.maxMemoryUsedMB} MB`,
    ...(isTrouble(record) ? [`Status: ${record.status}`] : []),
  ];
  return words.join('\t');
}

const platformLine = /^(START|END|REPORT|INIT_START|INIT_REPORT) |Task timed out after|^RequestId: \S+ Error:/;

/** Text: `2026-01-01T00:00:00.000Z<TAB>request id<TAB>LEVEL<TAB>message`. */
function fromText(text: string): Line {
  const parts = /^\d{4}-\d\d-\d\dT\S+\t(\S+)\t([A-Z]+)\t([\s\S]*)$/.exec(text);
  if (parts !== null)
    return { level: levelOf(parts[2]) ?? 'info', source: 'function', message: parts[3] ?? '', ...requestId(parts[1]) };
  const isPlatform = platformLine.test(text);
  const isError = isPlatform && /timed out|Error:/.test(text);
  const id = isPlatform ? /([0-9a-f]{8}-[0-9a-f-]{27})/.exec(text)?.[1] : undefined;
  return {
    level: isError ? 'error' : 'info',
    source: isPlatform ? 'platform' : 'function',
    message: text,
    ...requestId(id),
  };
}

const requestId = (id: unknown) => (typeof id === 'string' && id !== '' && id !== 'undefined' ? { requestId: id } : {});

function levelOf(level: unknown): LogEvent['level'] | undefined {
  switch (typeof level === 'string' ? level.toUpperCase() : '') {
    case 'TRACE':
    case 'DEBUG':
      return 'debug';
    case 'INFO':
      return 'info';
    case 'WARN':
    case 'WARNING':
      return 'warning';
    case 'ERROR':
    case 'FATAL':
    case 'CRITICAL':
      return 'error';
    default:
      return undefined;
  }
}
