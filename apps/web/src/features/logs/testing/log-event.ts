import type { LogEventRecord } from '@chalice-studio/control-plane/contract';

export function aLogEvent(event: Partial<LogEventRecord> = {}): LogEventRecord {
  return {
    id: 'e1',
    at: 0,
    functionName: 'api_handler',
    level: 'info',
    source: 'function',
    message: 'hello',
    ...event,
  };
}
