import type { Chalice } from './chalice.js';
import { ChaliceError, ChaliceUnhandledError, ChaliceViewError, countQuietViews } from './errors.js';
import { matchesContentType } from './http/content-type.js';
import { type HttpApiResult, httpApiResultOf, isHttpApiEvent, restEventOf } from './http/http-api-event.js';
import type { LambdaContext, RestEvent, RestResult } from './http/lambda-proxy.js';
import { Request } from './http/request.js';
import { headerValue, Response } from './http/response.js';
import type { RestInvocation } from './invocation.js';
import { withMiddleware } from './middleware.js';
import type { RouteEntry } from './routing-table.js';
import { callWithSchemas } from './schemas.js';

/**
 * The whole of one HTTP invocation: middleware, routing, the view, CORS, binary answers.
 * Throws only for an answer that cannot be sent: a body that is no JSON, or text with a binary Content-Type.
 */
export async function handleRestEvent(
  app: Chalice,
  lambdaEvent: RestEvent,
  context?: LambdaContext,
): Promise<RestResult | HttpApiResult> {
  const given = Object(lambdaEvent) as RestEvent;
  const isHttpApi = given.version === '2.0' && isHttpApiEvent(given);
  const event = isHttpApi ? restEventOf(given, app.routes) : given;
  const invocation: RestInvocation = { request: new Request(event, context), event, context };
  const pending = app.invocations.run(invocation, () => respond(app, invocation));
  const response = pending instanceof Promise ? await pending : pending;
  const result = response.toDict(app.api.binaryTypes);
  return isHttpApi ? httpApiResultOf(result) : result;
}

type Answer = Response | Promise<Response>;

function respond(app: Chalice, invocation: RestInvocation): Answer {
  try {
    const chain = app.restChain;
    // A settled answer stays one: waiting for nothing would cost a turn of the event loop.
    const answer = chain === undefined ? callRoute(app, invocation) : chain(invocation.request);
    return answer instanceof Promise ? answer.catch((error) => unhandled(app, error)) : answer;
  } catch (error) {
    return unhandled(app, error);
  }
}

/**
 * The REST function's middleware, outermost first, around its views; undefined where there is none. Whatever middleware
 * hands on, the view gets the request that came.
 */
export function restChainOf(app: Chalice): ((request: Request) => Promise<Response>) | undefined {
  const middleware = app.middlewareOf('http');
  if (middleware.length === 0) return undefined;
  const view = () => callRoute(app, app.invocations.current() as RestInvocation);
  const call = withMiddleware<Request>(middleware, view, acceptRequest);
  return async (request) => {
    const answer: unknown = await call(request);
    // Middleware may answer anything and set any header; what it hands out is checked as a view's answer is.
    if (!Response.isResponse(answer)) throw new TypeError(`Middleware answered ${typeof answer}, not a Response.`);
    checkHeaders(answer);
    return answer;
  };
}

function acceptRequest(event: Request): void {
  if (!Request.isRequest(event)) throw new TypeError('getResponse takes the request that the middleware was given.');
}

function callRoute(app: Chalice, { request, event }: RestInvocation): Answer {
  const resourcePath = event.requestContext?.resourcePath;
  const method = event.requestContext?.httpMethod;
  if (typeof resourcePath !== 'string' || typeof method !== 'string') {
    return errorResponse({ statusCode: 500, code: 'InternalServerError', message: 'Unknown request.' });
  }
  const methods = app.routes.get(resourcePath);
  const route = methods?.get(method) ?? methods?.get('ANY');
  if (route === undefined) {
    const headers = { Allow: methods === undefined ? '' : [...methods.keys()].join(', ') };
    const message = `Unsupported method: ${method}`;
    return errorResponse({ statusCode: 405, code: 'MethodNotAllowedError', message, headers });
  }
  checkParameters(route, event);
  const { contentTypes, corsHeaders: headers } = route;
  if (contentTypes.length > 0) {
    const contentType = request.headers.get('content-type') ?? 'application/json';
    if (!matchesContentType(contentType, contentTypes)) {
      const message = `Unsupported media type: ${contentType}`;
      return errorResponse({ statusCode: 415, code: 'UnsupportedMediaType', message, headers });
    }
  }
  const response = callView(app, route, request);
  return response instanceof Promise
    ? response.then((each) => finish(app, route, request, each))
    : finish(app, route, request, response);
}

function checkParameters({ parameterNames }: RouteEntry, { pathParameters }: RestEvent): void {
  for (const name of parameterNames) {
    if (pathParameters?.[name] === undefined) throw new TypeError(`The event has no path parameter “${name}”.`);
  }
}

function callView(app: Chalice, route: RouteEntry, request: Request): Answer {
  const isQuiet = !app.debug;
  if (isQuiet) countQuietViews(1);
  let isPending = false;
  try {
    const answer = route.hasSchemas ? callWithSchemas(route, request) : route.view(request);
    if (!isThenable(answer)) return toResponse(answer);
    isPending = true;
    return settle(app, answer, isQuiet);
  } catch (error) {
    return failure(app, error);
  } finally {
    if (isQuiet && !isPending) countQuietViews(-1);
  }
}

async function settle(app: Chalice, answer: PromiseLike<unknown>, isQuiet: boolean): Promise<Response> {
  try {
    return toResponse(await answer);
  } catch (error) {
    return failure(app, error);
  } finally {
    if (isQuiet) countQuietViews(-1);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

function toResponse(answer: unknown): Response {
  if (!Response.isResponse(answer)) return new Response(bodyOf(answer));
  checkHeaders(answer);
  return answer;
}

function bodyOf(answer: unknown): unknown {
  const isForeign = typeof answer === 'object' && answer !== null && answer.constructor?.name === 'Response';
  if (isForeign && 'arrayBuffer' in answer) {
    throw new TypeError('The view answered the global Response. Import { Response } from "@chalice-studio/runtime".');
  }
  return answer;
}

function failure(app: Chalice, error: unknown): Response {
  if (ChaliceUnhandledError.isUnhandledError(error)) throw error;
  if (!ChaliceViewError.isViewError(error)) return unhandled(app, error);
  return errorResponse({ statusCode: error.statusCode, code: error.name, message: error.message });
}

/** A line break in a header would let its value write headers of its own. */
function checkHeaders({ headers }: Response): void {
  for (const name in headers) {
    const value = headers[name];
    if (isSound(name) && (Array.isArray(value) ? value.every(isSound) : isSound(value))) continue;
    throw new ChaliceError(`Bad value for header '${name}': ${quoted(value)}`);
  }
}

function quoted(value: unknown): string {
  const json = JSON.stringify(value);
  return typeof value === 'string' ? `'${json.slice(1, -1)}'` : json;
}

function isSound(text: unknown): boolean {
  return typeof text === 'string' && !text.includes('\n') && !text.includes('\r');
}

function finish(app: Chalice, route: RouteEntry, request: Request, response: Response): Response {
  const { corsHeaders } = route;
  if (corsHeaders !== undefined) response.headers = { ...corsHeaders, ...response.headers };
  const type = headerValue(response.headers, 'content-type') ?? 'application/json';
  if (typeof type !== 'string') throw new TypeError('Content-Type takes one value, not a list.');
  if (!matchesContentType(type, app.api.binaryTypes)) return response;
  // API Gateway turns base64 into bytes only for callers that accept a binary type.
  const accept = request.headers.get('accept');
  if (accept !== undefined && matchesContentType(accept, app.api.binaryTypes)) return response;
  const named = headerValue(response.headers, 'content-type') ?? '';
  const message = `Request did not specify an Accept header with ${named}, The response has a Content-Type of ${named}. If a response has a binary Content-Type then the request must specify an Accept header that matches.`;
  return errorResponse({ statusCode: 400, code: 'BadRequest', message, headers: corsHeaders });
}

function unhandled(app: Chalice, error: unknown): Response {
  const path = app.currentRequest?.path ?? 'unknown';
  app.log.error('Caught exception for path %s', path, error);
  if (app.debug) {
    const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    return new Response(stack, { statusCode: 500, headers: { 'Content-Type': 'text/plain' } });
  }
  return errorResponse({ statusCode: 500, code: 'InternalServerError', message: 'An internal server error occurred.' });
}

function errorResponse(error: {
  statusCode: number;
  code: string;
  message: string;
  headers?: Record<string, string> | undefined;
}): Response {
  const body = { Code: error.code, Message: error.message };
  return new Response(body, { statusCode: error.statusCode, headers: { ...error.headers } });
}
