import { brandOf } from '../brand.js';
import { BadRequestError } from '../errors.js';
import { Headers } from './headers.js';
import type { LambdaContext, RestEvent } from './lambda-proxy.js';
import { MultiDict } from './multi-dict.js';

const brand = brandOf('Request');

/**
 * The current HTTP request of a REST API. Everything is parsed on first use.
 * `path` is the route's pattern; the path that was called is `context.path`.
 */
export class Request<Parameters = Record<string, string> | undefined> {
  readonly [brand] = true;
  readonly #event: RestEvent;
  readonly lambdaContext: LambdaContext | undefined;
  #headers: Headers | undefined;
  #rawBody: Buffer | undefined;
  #json: { value: unknown } | undefined;

  constructor(event: RestEvent, lambdaContext?: LambdaContext) {
    this.#event = event;
    this.lambdaContext = lambdaContext;
  }

  get path(): string {
    return this.#event.requestContext.resourcePath ?? '';
  }

  get method(): string {
    return this.#event.requestContext.httpMethod ?? '';
  }

  get headers(): Headers {
    this.#headers ??= new Headers(this.#event.headers);
    return this.#headers;
  }

  /** Undefined where the URL has no query. */
  get queryParams(): MultiDict | undefined {
    const values = this.#event.multiValueQueryStringParameters;
    return values === null || values === undefined ? undefined : new MultiDict(values);
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

  /** The body's bytes; empty where there is none. */
  get rawBody(): Uint8Array {
    this.#rawBody ??= Buffer.from(this.#event.body ?? '', this.#event.isBase64Encoded === true ? 'base64' : 'utf8');
    return this.#rawBody;
  }

  /**
   * The body of a request whose Content-Type starts with `application/json`, else undefined.
   * Throws BadRequestError when it is not JSON.
   */
  // biome-ignore lint/suspicious/noExplicitAny: JSON that nobody has described yet; a schema in the route's options types it
  get jsonBody(): any {
    if (this.headers.get('content-type')?.startsWith('application/json') !== true) return undefined;
    this.#json ??= { value: parseJson(Buffer.from(this.rawBody).toString('utf8')) };
    return this.#json.value;
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
    return this.#event;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadRequestError('Error Parsing JSON', { cause });
  }
}
