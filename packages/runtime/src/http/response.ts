import { brandOf, hasBrand } from '../brand.js';
import { ChaliceError } from '../errors.js';
import { matchesContentType } from './content-type.js';
import type { RestResult } from './lambda-proxy.js';

export type ResponseHeaders = Record<string, string | readonly string[]>;

const brand = brandOf('Response');

/** What a view answers when it says more than a body. A header's value is text, or a list for several of that name. */
export class Response {
  body: unknown;
  headers: ResponseHeaders;
  statusCode: number;

  constructor(body: unknown, options?: { headers?: ResponseHeaders; statusCode?: number }) {
    this.body = body;
    this.headers = options?.headers ?? {};
    this.statusCode = options?.statusCode ?? 200;
  }

  get [brand](): true {
    return true;
  }

  static isResponse(value: unknown): value is Response {
    return hasBrand(value, brand);
  }

  /**
   * API Gateway's proxy answer; a body is base64 when its Content-Type is one of `binaryTypes`.
   * Throws when the body is no JSON, or is text where bytes are promised.
   */
  toDict(binaryTypes?: readonly string[]): RestResult {
    const headers: Record<string, string> = {};
    const multiValueHeaders: Record<string, string[]> = {};
    let type = '';
    for (const name in this.headers) {
      const value = this.headers[name];
      if (Array.isArray(value)) multiValueHeaders[name] = [...value];
      else {
        headers[name] = value as string;
        if (name.length === 12 && name.toLowerCase() === 'content-type') type = String(value);
      }
    }
    const { statusCode } = this;
    if (binaryTypes === undefined || !matchesContentType(type, binaryTypes)) {
      return { headers, multiValueHeaders, statusCode, body: this.#text() };
    }
    return { headers, multiValueHeaders, statusCode, body: this.#base64(type), isBase64Encoded: true };
  }

  #base64(type: string): string {
    if (this.body instanceof Uint8Array) return Buffer.from(this.body).toString('base64');
    // Without a Content-Type an answer is JSON.
    if (type === '' || matchesContentType(type, ['application/json'])) {
      return Buffer.from(this.#text()).toString('base64');
    }
    const got = typeof this.body;
    throw new ChaliceError(`Expected bytes type for body with binary Content-Type. Got ${got} type body instead.`);
  }

  #text(): string {
    const { body } = this;
    if (typeof body === 'string') return body;
    if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
    return JSON.stringify(body) ?? 'null';
  }
}

/** A header by its name, given in lower case. */
export function headerValue(headers: ResponseHeaders, name: string): string | readonly string[] | undefined {
  let found: string | readonly string[] | undefined;
  for (const key in headers) if (key.length === name.length && key.toLowerCase() === name) found = headers[key];
  return found;
}
