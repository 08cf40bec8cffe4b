import { randomUUID } from 'node:crypto';
import type { Chalice } from '../chalice.js';
import { ChaliceError } from '../errors.js';
import type { LambdaContext } from '../http/lambda-proxy.js';
import { decide, methodArn } from '../local/authorizer.js';
import { gatewayAnswers, type HttpAnswer, toHttpAnswer } from '../local/http-answer.js';
import { matchRoute } from '../local/match-route.js';
import { preflightAnswer } from '../local/preflight.js';
import { toRestEvent } from '../local/rest-event.js';

export class FunctionNotFoundError extends ChaliceError {
  override name = 'FunctionNotFoundError';
}

export type HTTPResponse = {
  body: Uint8Array;
  headers: Record<string, string>;
  statusCode: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the JSON that it expects
  jsonBody: any;
};
export type InvokeResponse = {
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer that it expects
  payload: any;
};
type RequestOptions = { headers?: Record<string, string>; body?: string | Uint8Array };

/** Calls an app as API Gateway and Lambda would, in this process. Calls run one at a time, as in Lambda. */
export class Client {
  readonly #app: Chalice;
  readonly #stageName: string;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(app: Chalice, options: { stageName?: string } = {}) {
    this.#app = app;
    this.#stageName = options.stageName ?? 'dev';
  }

  readonly http = {
    request: (method: string, path: string, options: RequestOptions = {}) =>
      this.#inTurn(() => this.#request(method, path, options)),
    get: (path: string, options?: RequestOptions) => this.http.request('GET', path, options),
    post: (path: string, options?: RequestOptions) => this.http.request('POST', path, options),
    put: (path: string, options?: RequestOptions) => this.http.request('PUT', path, options),
    patch: (path: string, options?: RequestOptions) => this.http.request('PATCH', path, options),
    delete: (path: string, options?: RequestOptions) => this.http.request('DELETE', path, options),
    head: (path: string, options?: RequestOptions) => this.http.request('HEAD', path, options),
    options: (path: string, options?: RequestOptions) => this.http.request('OPTIONS', path, options),
  };

  readonly lambda = {
    invoke: (name: string, payload: unknown = {}): Promise<InvokeResponse> =>
      this.#inTurn(async () => {
        const handler = this.#app.handlers[name];
        if (handler === undefined) throw new FunctionNotFoundError(name);
        return { payload: await handler(payload, lambdaContext(name)) };
      }),
  };

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#queue.then(work, work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #request(method: string, path: string, options: RequestOptions): Promise<HTTPResponse> {
    const answer = await this.#answer(method, path, options);
    return {
      statusCode: answer.statusCode,
      headers: Object.fromEntries(answer.headers),
      body: answer.body,
      get jsonBody() {
        return JSON.parse(Buffer.from(answer.body).toString('utf8'));
      },
    };
  }

  async #answer(method: string, url: string, { headers = {}, body = '' }: RequestOptions): Promise<HttpAnswer> {
    const path = url.split('?')[0] ?? '/';
    const match = matchRoute(this.#app.routes.keys(), path);
    const methods = match === undefined ? undefined : this.#app.routes.get(match.resourcePath);
    if (match === undefined || methods === undefined) return gatewayAnswers.missingAuthenticationToken();
    const route = methods.get(method) ?? methods.get('ANY');
    if (route === undefined) {
      const cors = [...methods.values()].find((each) => each.cors !== undefined)?.cors;
      if (method !== 'OPTIONS' || cors === undefined) return gatewayAnswers.missingAuthenticationToken();
      const { allowOrigin } = cors;
      return preflightAnswer({ allowOrigin }, [...methods.keys()]);
    }
    const call = { apiId: 'local', stage: this.#stageName, method, path };
    const context = await this.#authorize(route.registration.authorizer, methodArn(call), headers);
    if ('statusCode' in context) return context;
    const requestId = randomUUID();
    const event = toRestEvent(
      { method, url, headers: Object.entries(headers), body: Buffer.from(body), sourceIp: '127.0.0.1' },
      match,
      {
        ...call,
        requestId,
        domainName: 'localhost',
        now: Date.now(),
        binaryTypes: this.#app.api.binaryTypes,
        ...context,
      },
    );
    return toHttpAnswer(await this.#app.handler(event, lambdaContext('api_handler')));
  }

  async #authorize(
    authorizer: unknown,
    arn: string,
    headers: Record<string, string>,
  ): Promise<HttpAnswer | { authorizer?: Record<string, unknown> }> {
    if (typeof authorizer !== 'function') return {};
    const registration = this.#app.registrations.find(
      (each) => each.kind === 'authorizer' && each.name === authorizer.name,
    );
    const header = registration?.kind === 'authorizer' ? registration.header : 'Authorization';
    const token = Object.entries(headers).find(([name]) => name.toLowerCase() === header.toLowerCase())?.[1];
    if (token === undefined) return gatewayAnswers.unauthorized();
    const decision = decide(await authorizer({ type: 'TOKEN', authorizationToken: token, methodArn: arn }), arn);
    if (decision.allowed) return { authorizer: decision.context };
    return decision.reason === 'failed' ? gatewayAnswers.authorizerFailed() : gatewayAnswers.denied();
  }
}

function lambdaContext(functionName: string): LambdaContext {
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`,
    memoryLimitInMB: '128',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => 60_000,
  };
}
