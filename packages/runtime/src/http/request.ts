import { brandOf, hasBrand } from '../brand.js';
import { BadRequestError } from '../errors.js';
import { bodyBytes, parseJsonBody } from './body.js';
import { Headers } from './headers.js';
import type { LambdaContext, RestEvent } from './lambda-proxy.js';
import { MultiDict } from './multi-dict.js';

const brand = brandOf('Request');

/**
 * The current HTTP request of a REST API. Everything is parsed on first use.
 * `path` is the route's pattern; the path that was called is `context.path`.
 */
export class Request<Parameters = Record<string, string> | undefined> {
  readonly #event: RestEvent;
  readonly lambdaContext: LambdaContext | undefined;
  #headers: Headers | undefined;
  #queryParams: MultiDict | undefined;
  #rawBody: Buffer | undefined;
  #json: unknown;

  constructor(event: RestEvent, lambdaContext?: LambdaContext) {
    this.#event = event;
    this.lambdaContext = lambdaContext;
  }

  get [brand](): true {
    return true;
  }

  static isRequest(value: unknown): value is Request {
    return hasBrand(value, brand);
  }

  get path(): string {
    return this.#event.requestContext?.resourcePath ?? '';
  }

  get method(): string {
    return this.#event.requestContext?.httpMethod ?? '';
  }

  get headers(): Headers {
    this.#headers ??= new Headers(this.#event.headers);
    return this.#headers;
  }

  /** Undefined where the URL has no query. */
  get queryParams(): MultiDict | undefined {
    const values = this.#event.multiValueQueryStringParameters;
    if (values === null || values === undefined) return undefined;
    this.#queryParams ??= new MultiDict(values);
    return this.#queryParams;
  }

  get uriParams(): Parameters {
    return (this.#event.pathParameters ?? undefined) as Parameters;
  }

  /** API Gateway's request context: identity, authorizer, request id. */
  get context(): Record<string, unknown> {
    return this.#event.requestContext;
  }

  get stageVars(): Record<string, string> | undefined {
    return this.#event.stageVariables ?? undefined;
  }

  /** The body's bytes; empty where there is none. Throws where the event's base64 is broken. */
  get rawBody(): Uint8Array {
    this.#rawBody ??= bodyBytes(this.#event);
    return this.#rawBody;
  }

  /**
   * The body of a request whose Content-Type starts with `application/json`, else undefined.
   * Throws BadRequestError when it is not JSON.
   */
  // biome-ignore lint/suspicious/noExplicitAny: JSON that nobody has described yet; a schema in the route's options types it
  get jsonBody(): any {
    if (this.headers.get('content-type')?.startsWith('application/json') !== true) return undefined;
    this.#json ??= this.#parseJson();
    return this.#json;
  }

  #parseJson(): unknown {
    try {
      return parseJsonBody(this.#event);
    } catch (cause) {
      throw new BadRequestError('Error Parsing JSON', { cause });
    }
  }

  toDict(): Record<string, unknown> {
    return {
      path: this.path,
      method: this.method,
      headers: this.headers.toJSON(),
      queryParams: this.queryParams?.toJSON(),
      uriParams: this.#event.pathParameters ?? undefined,
      context: this.context,
      stageVars: this.stageVars,
    };
  }

  /** The event as Lambda was given it. */
  toOriginalEvent(): RestEvent {
    return originals.get(this.#event) ?? this.#event;
  }
}

/** Events of other payload formats that were brought to the REST API's, and what they were. */
const originals = new WeakMap<RestEvent, RestEvent>();

export function keepOriginal(event: RestEvent, original: RestEvent): void {
  originals.set(event, original);
}
