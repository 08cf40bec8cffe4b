import type { Chalice } from './chalice.js';
import { ChaliceError, ChaliceUnhandledError, ChaliceViewError, countQuietViews } from './errors.js';
import { matchesContentType } from './http/content-type.js';
import { type HttpApiResult, httpApiResultOf, isHttpApiEvent, restEventOf } from './http/http-api-event.js';
import type { LambdaContext, RestEvent, RestResult } from './http/lambda-proxy.js';
import { Request } from './http/request.js';
import { headerValue, Response } from './http/response.js';
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
  const isHttpApi = isHttpApiEvent(given);
  const event = isHttpApi ? restEventOf(given, app.routes) : given;
  const request = new Request(event, context);
  const pending = app.invocations.run({ request, context }, () => respond(app, event, request));
  const response = pending instanceof Promise ? await pending : pending;
  const result = response.toDict(app.api.binaryTypes);
  return isHttpApi ? httpApiResultOf(result) : result;
}

type Answer = Response | Promise<Response>;

function respond(app: Chalice, event: RestEvent, request: Request): Answer {
  const middleware = app.middlewareOf('http');
  try {
    if (middleware.length === 0) return settled(callRoute(app, event, request), (error) => unhandled(app, error));
    // Whatever middleware hands on, the view gets the request that came.
    const handler = withMiddleware<Request>(middleware, () => callRoute(app, event, request), acceptRequest);
    return handler(request).then(
      (answer) => checkedAnswer(app, answer),
      (error) => unhandled(app, error),
    );
  } catch (error) {
    return unhandled(app, error);
  }
}

function acceptRequest(event: Request): void {
  if (!Request.isRequest(event)) throw new TypeError('getResponse takes the request that the middleware was given.');
}

/** Middleware may answer anything and set any header; what it hands out is checked as a view's answer is. */
function checkedAnswer(app: Chalice, answer: unknown): Response {
  try {
    if (!Response.isResponse(answer)) throw new TypeError(`Middleware answered ${typeof answer}, not a Response.`);
    checkHeaders(answer);
    return answer;
  } catch (error) {
    return unhandled(app, error);
  }
}

function callRoute(app: Chalice, event: RestEvent, request: Request): Answer {
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
  const settle = () => {
    if (isQuiet) countQuietViews(-1);
  };
  try {
    const { body, query, response } = route.registration;
    const hasSchemas = body !== undefined || query !== undefined || response !== undefined;
    const answer = hasSchemas ? callWithSchemas(route, request) : route.view(request);
    if (!isThenable(answer)) return toResponse(answer);
    isPending = true;
    return Promise.resolve(answer)
      .then(toResponse)
      .catch((error: unknown) => failure(app, error))
      .finally(settle);
  } catch (error) {
    return failure(app, error);
  } finally {
    if (!isPending) settle();
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** A settled answer stays one: waiting for nothing would cost a turn of the event loop. */
function settled(answer: Answer, recover: (error: unknown) => Response): Answer {
  return answer instanceof Promise ? answer.catch(recover) : answer;
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
function checkHeaders(response: Response): void {
  for (const name in response.headers) {
    const value = response.headers[name];
    const isSound =
      typeof value === 'string' ? !/[\r\n]/.test(value) : Array.isArray(value) && !value.some(hasLineBreak);
    if (!isSound || /[\r\n]/.test(name)) {
      throw new ChaliceError(`Bad value for header '${name}': ${JSON.stringify(value)}`);
    }
  }
}

const hasLineBreak = (value: unknown) => typeof value !== 'string' || /[\r\n]/.test(value);

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
