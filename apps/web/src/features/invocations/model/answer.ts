import type { HttpAnswerRecord } from '@chalice-studio/control-plane/contract';

/** How an answer's body can be shown. SVG is text here: an image of a stranger's markup is not loaded into the page. */
export type AnswerView =
  | { type: 'empty' }
  | { type: 'json'; text: string }
  | { type: 'text'; text: string }
  | { type: 'image'; mediaType: string; base64: string }
  | { type: 'binary'; mediaType: string; base64: string };

const images = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);

export function viewOf(answer: Pick<HttpAnswerRecord, 'headers' | 'body'>): AnswerView {
  const { encoding, data } = answer.body;
  if (data === '') return { type: 'empty' };
  const mediaType = mediaTypeOf(answer.headers);
  if (encoding === 'base64') return { type: images.has(mediaType) ? 'image' : 'binary', mediaType, base64: data };
  const pretty = prettyJson(data);
  return pretty === undefined ? { type: 'text', text: data } : { type: 'json', text: pretty };
}

export function mediaTypeOf(headers: HttpAnswerRecord['headers']): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}

/** Set out for reading; undefined for what is no JSON object or list. */
export function prettyJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}

export function byteLength({ encoding, data }: HttpAnswerRecord['body']): number {
  if (encoding === 'utf8') return new TextEncoder().encode(data).length;
  return Math.floor((data.replace(/=+$/, '').length * 3) / 4);
}

const reasons: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** `201 Created` */
export function statusWords(statusCode: number): string {
  const reason = reasons[statusCode];
  return reason === undefined ? String(statusCode) : `${statusCode} ${reason}`;
}
