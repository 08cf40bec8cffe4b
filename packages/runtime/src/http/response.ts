import { brandOf, hasBrand } from '../brand.js';
import { ChaliceError } from '../errors.js';
import { matchesContentType } from './content-type.js';
import type { RestResult } from './lambda-proxy.js';

export type ResponseHeaders = Record<string, string | readonly string[]>;

const brand = brandOf('Response');

/** What a view answers when it says more than a body. A header's value is text, or a list for several of that name. */
export class Response {
  readonly [brand] = true;
  body: unknown;
  headers: ResponseHeaders;
  statusCode: number;

  constructor(body: unknown, options: { headers?: ResponseHeaders; statusCode?: number } = {}) {
    this.body = body;
    this.headers = options.headers ?? {};
    this.statusCode = options.statusCode ?? 200;
  }

  static isResponse(value: unknown): value is Response {
    return hasBrand(value, brand);
  }

  /** API Gateway's proxy answer; a body is base64 when its Content-Type is one of `binaryTypes`. */
  toDict(binaryTypes?: readonly string[]): RestResult {
    const headers: Record<string, string> = {};
    const multiValueHeaders: Record<string, string[]> = {};
    for (const [name, value] of Object.entries(this.headers)) {
      if (typeof value === 'string') headers[name] = value;
      else multiValueHeaders[name] = [...value];
    }
    const result = { headers, multiValueHeaders, statusCode: this.statusCode };
    const type = headerValue(headers, 'content-type') ?? '';
    if (binaryTypes !== undefined && type !== '' && matchesContentType(type, binaryTypes)) {
      return { ...result, body: this.#base64(type), isBase64Encoded: true };
    }
    return { ...result, body: this.#text() };
  }

  #base64(type: string): string {
    if (this.body instanceof Uint8Array) return Buffer.from(this.body).toString('base64');
    if (matchesContentType(type, ['application/json'])) return Buffer.from(this.#text()).toString('base64');
    throw new ChaliceError(
      `Expected bytes type for body with binary Content-Type. Got ${typeof this.body} type body instead.`,
    );
  }

  #text(): string {
    if (typeof this.body === 'string') return this.body;
    if (this.body instanceof Uint8Array) return Buffer.from(this.body).toString('utf8');
    return JSON.stringify(this.body ?? null) ?? 'null';
  }
}

/** A header by its name in any case. */
export function headerValue(headers: ResponseHeaders, name: string): string | undefined {
  const key = Object.keys(headers).find((each) => each.toLowerCase() === name);
  const value = key === undefined ? undefined : headers[key];
  return typeof value === 'string' ? value : value?.[0];
}
