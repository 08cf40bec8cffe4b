import type { LogEvent, LogQuery } from '@chalice-studio/target';

export function matchesQuery(event: LogEvent, query: LogQuery): boolean {
  if (query.from !== undefined && event.at < query.from) return false;
  if (query.to !== undefined && event.at > query.to) return false;
  if (query.functionName !== undefined && event.functionName !== query.functionName) return false;
  if (query.requestId !== undefined && event.requestId !== query.requestId) return false;
  return query.text === undefined || event.message.toLowerCase().includes(query.text.toLowerCase());
}
