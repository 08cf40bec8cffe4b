import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import type { LogLevel } from '../constants';

/** What the page shows of what it holds. Empty lists and absent fields let everything through. */
export type LogFilter = {
  functionNames: readonly string[];
  levels: readonly LogLevel[];
  text: string;
  requestId?: string | undefined;
};

export const noFilter: LogFilter = { functionNames: [], levels: [], text: '' };

export function isFiltering(filter: LogFilter): boolean {
  return (
    filter.functionNames.length > 0 || filter.levels.length > 0 || filter.text !== '' || filter.requestId !== undefined
  );
}

export function filterEvents(events: readonly LogEventRecord[], filter: LogFilter): readonly LogEventRecord[] {
  if (!isFiltering(filter)) return events;
  const functions = new Set(filter.functionNames);
  const levels = new Set<string>(filter.levels);
  const text = filter.text.toLowerCase();
  return events.filter(
    (event) =>
      (functions.size === 0 || functions.has(event.functionName)) &&
      (levels.size === 0 || levels.has(event.level)) &&
      (filter.requestId === undefined || event.requestId === filter.requestId) &&
      (text === '' || event.message.toLowerCase().includes(text)),
  );
}

/** A text cut at every place where `needle` stands in it, whatever the case. */
export function cutAtMatches(text: string, needle: string): { text: string; isMatch: boolean }[] {
  if (needle === '') return [{ text, isMatch: false }];
  const parts: { text: string; isMatch: boolean }[] = [];
  const haystack = text.toLowerCase();
  const wanted = needle.toLowerCase();
  let from = 0;
  for (let at = haystack.indexOf(wanted); at !== -1; at = haystack.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), isMatch: false });
    parts.push({ text: text.slice(at, at + needle.length), isMatch: true });
    from = at + needle.length;
  }
  if (from < text.length || parts.length === 0) parts.push({ text: text.slice(from), isMatch: false });
  return parts;
}
