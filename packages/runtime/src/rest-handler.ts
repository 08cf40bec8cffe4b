import type { Chalice } from './chalice.js';
import { BadRequestError, ChaliceUnhandledError, ChaliceViewError } from './errors.js';
import { matchesContentType } from './http/content-type.js';
import type { LambdaContext, RestEvent, RestResult } from './http/lambda-proxy.js';
import { Request } from './http/request.js';
import { headerValue, Response } from './http/response.js';
import { withMiddleware } from './middleware.js';
import type { RouteEntry } from './routing-table.js';
import { checkSchema, type StandardSchema } from './standard-schema.js';

/** The whole of one HTTP invocation: middleware, routing, the view, CORS, binary answers. Never throws but for a body that is not JSON. */
export async function handleRestEvent(
  app: Chalice,
  event: RestEvent,
  lambdaContext?: LambdaContext,
): Promise<RestResult> {
  const request = new Request(event, lambdaContext);
  const response = await app.invocations.run({ request, lambdaContext }, async () => {
    try {
      const handler = withMiddleware(app.middlewareOf('http'), (each: Request) => callRoute(app, event, each));
      return (await handler(request)) as Response;
    } catch (error) {
      return unhandled(app, request, error);
    }
  });
  return response.toDict(app.api.binaryTypes);
}

async function callRoute(app: Chalice, event: RestEvent, request: Request): Promise<Response> {
  const { resourcePath, httpMethod = '' } = event.requestContext;
  if (resourcePath === undefined || resourcePath === null) {
    return errorResponse({ statusCode: 500, code: 'InternalServerError', message: 'Unknown request.' });
  }
  const methods = app.routes.get(resourcePath);
  const route = methods?.get(httpMethod);
  if (route === undefined) {
    const headers = { Allow: [...(methods?.keys() ?? [])].join(', ') };
    return errorResponse({
      statusCode: 405,
      code: 'MethodNotAllowedError',
      message: `Unsupported method: ${httpMethod}`,
      headers,
    });
  }
  const corsHeaders = route.cors?.getAccessControlHeaders();
  const contentType =
    route.contentTypes.length === 0 ? undefined : (request.headers.get('content-type') ?? 'application/json');
  if (contentType !== undefined && !matchesContentType(contentType, route.contentTypes)) {
    const message = `Unsupported media type: ${contentType}`;
    return errorResponse({ statusCode: 415, code: 'UnsupportedMediaType', message, headers: corsHeaders });
  }
  const response = await callView(app, route, request);
  if (corsHeaders !== undefined) response.headers = { ...corsHeaders, ...response.headers };
  return refuseUnwantedBinary(app, request, response, corsHeaders) ?? response;
}

async function callView(app: Chalice, route: RouteEntry, request: Request): Promise<Response> {
  try {
    const { body, query, response: responseSchema } = route.registration;
    if (body !== undefined) await attach(request, 'validBody', body, request.jsonBody);
    if (query !== undefined) await attach(request, 'validQuery', query, request.queryParams?.toJSON() ?? {});
    const answer = await route.view(request);
    if (responseSchema !== undefined) await checkAnswer(responseSchema, answer);
    const response = Response.isResponse(answer) ? answer : new Response(bodyOf(answer));
    checkHeaders(response);
    return response;
  } catch (error) {
    if (error instanceof ChaliceUnhandledError) throw error;
    if (error instanceof ChaliceViewError) {
      return errorResponse({ statusCode: error.statusCode, code: error.name, message: error.message });
    }
    return unhandled(app, request, error);
  }
}

async function attach(
  request: Request,
  field: 'validBody' | 'validQuery',
  schema: StandardSchema,
  value: unknown,
): Promise<void> {
  const result = await checkSchema(schema, value);
  if ('problems' in result) throw new BadRequestError(result.problems.join('\n'));
  Object.defineProperty(request, field, { value: result.value });
}

async function checkAnswer(schema: StandardSchema, answer: unknown): Promise<void> {
  const result = await checkSchema(schema, Response.isResponse(answer) ? answer.body : answer);
  if ('problems' in result) throw new Error(`The view’s answer does not fit its schema: ${result.problems.join('; ')}`);
}

function bodyOf(answer: unknown): unknown {
  if (
    answer !== null &&
    typeof answer === 'object' &&
    answer.constructor?.name === 'Response' &&
    'arrayBuffer' in answer
  ) {
    throw new TypeError('The view answered the global Response. Import { Response } from "@chalice-studio/runtime".');
  }
  return answer;
}

function checkHeaders(response: Response): void {
  for (const [name, value] of Object.entries(response.headers)) {
    const values = typeof value === 'string' ? [value] : value;
    if (values.some((each) => /[\r\n]/.test(each)))
      throw new Error(`Bad value for header '${name}': ${JSON.stringify(value)}`);
  }
}

/** API Gateway turns base64 into bytes only for callers that accept a binary type. */
function refuseUnwantedBinary(
  app: Chalice,
  request: Request,
  response: Response,
  headers?: Record<string, string>,
): Response | undefined {
  const type = headerValue(response.headers, 'content-type') ?? 'application/json';
  if (!matchesContentType(type, app.api.binaryTypes)) return undefined;
  const accept = request.headers.get('accept');
  if (accept !== undefined && matchesContentType(accept, app.api.binaryTypes)) return undefined;
  const named = headerValue(response.headers, 'content-type') ?? '';
  const message = `Request did not specify an Accept header with ${named}, The response has a Content-Type of ${named}. If a response has a binary Content-Type then the request must specify an Accept header that matches.`;
  return errorResponse({ statusCode: 400, code: 'BadRequest', message, headers });
}

function unhandled(app: Chalice, request: Request, error: unknown): Response {
  app.log.error('Caught exception for path %s', request.path, error);
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
  return new Response(
    { Code: error.code, Message: error.message },
    { statusCode: error.statusCode, headers: { ...error.headers } },
  );
}
