import { z } from 'zod';

/** A line as it is shown: what it says, then the fields of a JSON line as `name=value`. */
export type LogMessage = {
  summary: string;
  fields: readonly { name: string; value: string }[];
  /** The whole, set out for reading; absent when the summary is the whole. */
  detail?: { language: 'json' | 'text'; text: string };
};

const jsonLineSchema = z.record(z.string(), z.unknown());

/** Fields that the columns of the table say already. */
const shownElsewhere = new Set(['timestamp', 'time', 'level', 'requestId', 'function', 'message', 'msg']);

const LONGEST_SUMMARY = 2000;

export function readLogMessage(message: string): LogMessage {
  const text = message.replace(/\n+$/, '');
  const json = parsedJson(text);
  if (json === undefined) return readText(text);
  const detail = { language: 'json', text: JSON.stringify(json, null, 2) } as const;
  const line = jsonLineSchema.safeParse(json);
  if (!line.success || Array.isArray(json)) return { summary: text, fields: [], detail };
  const said = line.data.message ?? line.data.msg;
  if (typeof said !== 'string') return { summary: text, fields: [], detail };
  const fields = Object.entries(line.data)
    .filter(([name]) => !shownElsewhere.has(name))
    .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }));
  return { summary: firstLine(said), fields, detail };
}

function readText(text: string): LogMessage {
  const summary = firstLine(text);
  if (summary === text) return { summary, fields: [] };
  return { summary, fields: [], detail: { language: 'text', text } };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  const line = end === -1 ? text : text.slice(0, end);
  return line.length > LONGEST_SUMMARY ? `${line.slice(0, LONGEST_SUMMARY)}…` : line;
}

function parsedJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // Not every line that begins with a brace is JSON; it is shown as the text that it is.
    return undefined;
  }
}
