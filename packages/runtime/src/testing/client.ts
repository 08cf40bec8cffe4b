/// <reference lib="esnext.disposable" preserve="true" />
import type { Chalice } from '../chalice.js';
import { ChaliceError } from '../errors.js';
import { createLocalGateway, type LocalAnswer, type LocalGateway } from '../local/gateway.js';
import { createLambdaContext } from '../local/lambda-context.js';
import { functionSettings, type ProjectConfig, readProjectConfig } from '../local/project-config.js';
import { withVariables } from './environment.js';
import { TestEventsClient } from './events.js';

/** No function of the app is registered under this name. */
export class FunctionNotFoundError extends ChaliceError {
  static override readonly errorName: string = 'FunctionNotFoundError';
}

/** What an HTTP call was answered. A header that came several times is a list. */
export class HTTPResponse {
  readonly body: Uint8Array;
  readonly headers: Record<string, string | string[]>;
  readonly statusCode: number;

  constructor({ body, headers, statusCode }: LocalAnswer) {
    this.body = body;
    this.headers = headers;
    this.statusCode = statusCode;
  }

  /** The body as JSON; undefined where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the JSON that it expects
  get jsonBody(): any {
    try {
      return JSON.parse(Buffer.from(this.body).toString('utf8'));
    } catch {
      return undefined;
    }
  }
}

/** What a function answered, as its handler gave it. */
export class InvokeResponse {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer that it expects
  constructor(readonly payload: any) {}
}

type RequestOptions = { headers?: Record<string, string>; body?: string | Uint8Array };
type Call = (method: string, path: string, options?: RequestOptions) => Promise<HTTPResponse>;

/** Calls the REST API through a local gateway. */
export class TestHTTPClient {
  /** An HTTP call with any method. */
  readonly request: Call;

  constructor(request: Call) {
    this.request = request;
  }

  get = (path: string, options?: RequestOptions) => this.request('GET', path, options);
  post = (path: string, options?: RequestOptions) => this.request('POST', path, options);
  put = (path: string, options?: RequestOptions) => this.request('PUT', path, options);
  patch = (path: string, options?: RequestOptions) => this.request('PATCH', path, options);
  options = (path: string, options?: RequestOptions) => this.request('OPTIONS', path, options);
  delete = (path: string, options?: RequestOptions) => this.request('DELETE', path, options);
  head = (path: string, options?: RequestOptions) => this.request('HEAD', path, options);
}

/** Calls functions by the names that they are deployed under. */
export class TestLambdaClient {
  /** Throws FunctionNotFoundError where there is no such function; what the function throws is thrown on. */
  readonly invoke: (name: string, payload?: unknown) => Promise<InvokeResponse>;

  constructor(invoke: (name: string, payload?: unknown) => Promise<InvokeResponse>) {
    this.invoke = invoke;
  }
}

/** How long a test's function may take by its own context, in milliseconds. */
const TIMEOUT_MILLIS = 3000;

/**
 * Calls an app as API Gateway and Lambda would, in this process; calls run one at a time, as in Lambda.
 * The stage's variables of `.chalice/config.json` hold during each call and inside `run`.
 *
 * @example
 * const client = new Client(app);
 * const answer = await client.http.get('/hello/ada');
 * expect(answer.jsonBody).toEqual({ hello: 'ada' });
 */
export class Client {
  readonly http = new TestHTTPClient((method, path, options) => this.#request(method, path, options));
  readonly lambda = new TestLambdaClient((name, payload) => this.#invoke(name, payload));
  readonly events = new TestEventsClient();
  readonly #app: Chalice;
  readonly #stageName: string;
  readonly #config: ProjectConfig | undefined;
  readonly #gateway: LocalGateway;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(app: Chalice, options: { stageName?: string; projectDir?: string } = {}) {
    const { stageName = 'dev', projectDir = '.' } = options;
    this.#app = app;
    this.#stageName = stageName;
    this.#config = readProjectConfig(projectDir);
    this.#gateway = createLocalGateway(app, { stageName, config: this.#config });
  }

  /** Runs a test with the variables of the stage, and puts back what was there before. */
  run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    return withVariables(this.#settings('api_handler').environmentVariables, async () => work());
  }

  /** Waits for calls that are under way; each puts back the variables that it set. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#queue;
  }

  #settings(functionName: string) {
    return functionSettings(this.#config, this.#stageName, functionName);
  }

  #request(method: string, path: string, options: RequestOptions = {}): Promise<HTTPResponse> {
    const call = async () => new HTTPResponse(await this.#gateway.handle({ method, path, ...options }));
    return this.#inTurn('api_handler', call);
  }

  #invoke(functionName: string, payload: unknown = {}): Promise<InvokeResponse> {
    return this.#inTurn(functionName, async () => {
      const handler = this.#app.handlers[functionName];
      if (handler === undefined) throw new FunctionNotFoundError(functionName);
      const memorySize = this.#settings(functionName).lambdaMemorySize;
      const context = createLambdaContext({ functionName, memorySize, timeoutMillis: TIMEOUT_MILLIS });
      return new InvokeResponse(await handler(payload, context));
    });
  }

  #inTurn<Result>(functionName: string, work: () => Promise<Result>): Promise<Result> {
    const call = () => withVariables(this.#settings(functionName).environmentVariables, work);
    const turn = this.#queue.then(call, call);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}
