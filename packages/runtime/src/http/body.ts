import { isUtf8 } from 'node:buffer';
import type { RestEvent } from './lambda-proxy.js';

/** The bytes of an event's body; empty where there is none. */
export function bodyBytes({ body, isBase64Encoded }: RestEvent): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  return isBase64Encoded === true ? decodeBase64(body) : Buffer.from(body, 'utf8');
}

/** The body as JSON, parsed without a detour over bytes where it came as text. Throws where it is not JSON. */
export function parseJsonBody(event: RestEvent): unknown {
  return JSON.parse(withoutMark(event.isBase64Encoded === true ? utf8(bodyBytes(event)) : (event.body ?? '')));
}

/** JSON.parse takes no byte order mark, which editors and .NET clients still write. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function utf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new TypeError('The body is not UTF-8.');
  return bytes.toString('utf8');
}

/**
 * Characters outside the alphabet are dropped and wrong padding is an error, as in Python; Buffer by itself would
 * decode anything.
 */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const isPlain = text.length % 4 === 0 && bytes.length === (text.length / 4) * 3 - padding;
  if (isPlain && !text.includes('-') && !text.includes('_')) return bytes;
  return decodeSparsely(text.replace(/[^A-Za-z0-9+/=]/g, ''));
}

function decodeSparsely(characters: string): Buffer {
  let data = '';
  let pads = 0;
  for (const character of characters) {
    if (character === '=') {
      pads += 1;
      // Enough padding ends the data; what follows is ignored.
      if (data.length % 4 >= 2 && (data.length % 4) + pads >= 4) return Buffer.from(data, 'base64');
    } else {
      pads = 0;
      data += character;
    }
  }
  if (data.length % 4 !== 0) throw new TypeError('The body is not base64: its padding is wrong.');
  return Buffer.from(data, 'base64');
}
