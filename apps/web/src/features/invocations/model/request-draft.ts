import { z } from 'zod';
import { fillPattern } from './path-pattern';

const pairSchema = z.object({ id: z.string(), name: z.string(), value: z.string(), isOn: z.boolean() });

/** A name and a value of a query or a header; one that is off is kept but not sent. */
export type Pair = z.infer<typeof pairSchema>;

/** The answer's own words for a body: text, or the bytes of a file as base64. */
const draftBodySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('file'), name: z.string(), mediaType: z.string(), bytes: z.int(), base64: z.string() }),
]);
export type DraftBody = z.infer<typeof draftBodySchema>;

export const requestDraftSchema = z.object({
  method: z.string(),
  /** The route's path with its parameters, or any path. */
  pattern: z.string(),
  parameters: z.record(z.string(), z.string()),
  query: z.array(pairSchema),
  headers: z.array(pairSchema),
  body: draftBodySchema,
});
export type RequestDraft = z.infer<typeof requestDraftSchema>;

/** What goes to the studio, which calls the stage. */
export type RequestCall = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: { encoding: 'utf8' | 'base64'; data: string };
};

const bodiless = new Set(['GET', 'HEAD']);

export function allowsBody(method: string): boolean {
  return !bodiless.has(method);
}

export function callOf(draft: RequestDraft): RequestCall {
  const headers = Object.fromEntries(draft.headers.filter(isSent).map(({ name, value }) => [name.trim(), value]));
  const body = allowsBody(draft.method) ? bodyOf(draft.body) : undefined;
  return { method: draft.method, path: pathOf(draft), headers, ...(body === undefined ? {} : { body }) };
}

export function pathOf(draft: Pick<RequestDraft, 'pattern' | 'parameters' | 'query'>): string {
  const path = fillPattern(draft.pattern, draft.parameters);
  const query = new URLSearchParams(draft.query.filter(isSent).map(({ name, value }) => [name, value])).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Why a text is no JSON, with the line where it ends to be; undefined when it is, or is empty. */
export function jsonMistake(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'This is no JSON.';
    return message.replace(/^JSON\.parse: /, '').replace(/ in JSON at position \d+/, '');
  }
}

export function sendsJson(draft: Pick<RequestDraft, 'headers'>): boolean {
  const type = draft.headers.find((header) => isSent(header) && header.name.trim().toLowerCase() === 'content-type');
  return type !== undefined && /[/+]json\b/.test(type.value);
}

/** Sets a header whatever the case of its name, adding it when it is not there. */
export function withHeader(
  draft: RequestDraft,
  { id, name, value }: Pick<Pair, 'id' | 'name' | 'value'>,
): RequestDraft {
  const index = draft.headers.findIndex((header) => header.name.trim().toLowerCase() === name.toLowerCase());
  if (index === -1) return { ...draft, headers: [...draft.headers, { id, name, value, isOn: true }] };
  return {
    ...draft,
    headers: draft.headers.map((header, at) => (at === index ? { ...header, value, isOn: true } : header)),
  };
}

export function headerValue(draft: Pick<RequestDraft, 'headers'>, name: string): string {
  return draft.headers.find((header) => header.name.trim().toLowerCase() === name.toLowerCase())?.value ?? '';
}

function isSent({ name, isOn }: Pair): boolean {
  return isOn && name.trim() !== '';
}

function bodyOf(body: DraftBody): RequestCall['body'] {
  if (body.type === 'text') return body.text === '' ? undefined : { encoding: 'utf8', data: body.text };
  if (body.type === 'file') return { encoding: 'base64', data: body.base64 };
  return undefined;
}
