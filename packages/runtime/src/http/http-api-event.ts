import type { RouteEntry, RoutingTable } from '../routing-table.js';
import type { RestEvent, RestResult } from './lambda-proxy.js';
import { matchRoute } from './match-route.js';
import { keepOriginal } from './request.js';

/** An event of an HTTP API (payload format 2.0) or of a function URL, which share it. */
export type HttpApiEvent = RestEvent & {
  version: '2.0';
  routeKey?: string;
  rawPath?: string;
  rawQueryString?: string;
  cookies?: string[];
};

/** What an HTTP API and a function URL take back: one value a header, cookies apart. */
export type HttpApiResult = {
  statusCode: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
  isBase64Encoded: boolean;
};

type HttpContext = {
  http: { method: string; sourceIp?: string; userAgent?: string };
  stage?: string;
  requestId: string;
};

/** API Gateway always sends all of this; an event that lacks some of it, or has it wrongly, is nobody's. */
export function isHttpApiEvent(event: RestEvent): event is HttpApiEvent {
  const { rawPath, rawQueryString = '', cookies = [], routeKey = '', headers = {} } = event as Partial<HttpApiEvent>;
  const context = Object(event.requestContext) as Partial<HttpContext>;
  const texts = [rawPath, rawQueryString, routeKey, context.requestId, context.stage ?? '', context.http?.method];
  return texts.every((text) => typeof text === 'string') && Array.isArray(cookies) && typeof headers === 'object';
}

/** The same request as a REST API would have sent it, with the route that it is for. */
export function restEventOf(event: HttpApiEvent, routes: RoutingTable): RestEvent {
  const context = event.requestContext as unknown as HttpContext;
  const { method } = context.http;
  const path = withoutStage(event.rawPath ?? '/', context.stage);
  const route = routeOf(event, path, routes);
  const headers = { ...event.headers, ...(event.cookies === undefined ? {} : { cookie: event.cookies.join('; ') }) };
  const restEvent: RestEvent = {
    ...event,
    resource: route.resourcePath,
    path,
    httpMethod: method,
    headers,
    multiValueQueryStringParameters: queryOf(event.rawQueryString),
    pathParameters: route.pathParameters,
    stageVariables: event.stageVariables ?? null,
    body: event.body ?? null,
    requestContext: {
      identity: { sourceIp: context.http.sourceIp, userAgent: context.http.userAgent },
      ...event.requestContext,
      httpMethod: method,
      path,
      resourcePath: route.resourcePath,
    },
  };
  keepOriginal(restEvent, event);
  return restEvent;
}

/** Several values of a header are joined by commas, cookies are a list of their own. */
export function httpApiResultOf(result: RestResult): HttpApiResult {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (const [name, value] of [...Object.entries(result.headers), ...Object.entries(result.multiValueHeaders)]) {
    if (name.toLowerCase() === 'set-cookie') cookies.push(...[value].flat());
    else headers[name] = [value].flat().join(', ');
  }
  const { statusCode, body } = result;
  return { statusCode, headers, cookies, body, isBase64Encoded: result.isBase64Encoded === true };
}

/** A route key names the pattern; `$default` and a function URL leave the matching to the app. */
function routeOf(event: HttpApiEvent, path: string, routes: ReadonlyMap<string, Map<string, RouteEntry>>) {
  const pattern = /^[A-Z]+ (\/.*)$/.exec(event.routeKey ?? '')?.[1];
  if (pattern !== undefined && routes.has(pattern)) {
    return { resourcePath: pattern, pathParameters: event.pathParameters ?? null };
  }
  return matchRoute(routes.keys(), path) ?? { resourcePath: path, pathParameters: null };
}

/** The path of a named stage begins with it. */
function withoutStage(path: string, stage: string | undefined): string {
  if (stage === undefined || stage === '$default') return path;
  if (path === `/${stage}`) return '/';
  return path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : path;
}

function queryOf(text: string | undefined): Record<string, string[]> | null {
  if (text === undefined || text === '') return null;
  const query: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const values = query[name];
    if (values === undefined) query[name] = [value];
    else values.push(value);
  }
  return query;
}
