import { matchesContentType } from '../http/content-type.js';
import type { RestEvent } from '../http/lambda-proxy.js';
import type { RouteMatch } from '../http/match-route.js';

/** An HTTP request as it came over the wire. `headers` keeps names that come several times. */
export type HttpRequest = {
  method: string;
  /** Without the stage, undecoded, with its query. */
  url: string;
  headers: readonly (readonly [string, string])[];
  body: Uint8Array;
  sourceIp: string;
};

export type RestEventOptions = {
  stage: string;
  apiId: string;
  requestId: string;
  domainName: string;
  /** Milliseconds since the epoch. */
  now: number;
  binaryTypes: readonly string[];
  /** What an authorizer gave; its context's values are text. */
  authorizer?: Record<string, unknown>;
  stageVariables?: Record<string, string>;
};

/** API Gateway's proxy event (payload 1.0) of a request that matched a route. */
export function toRestEvent(request: HttpRequest, match: RouteMatch, options: RestEventOptions): RestEvent {
  // Not a URL: its parser would resolve dots, and take `//x` for a host.
  const [path = '', search = ''] = request.url.split(/\?(.*)/s);
  const multiValueHeaders = grouped(request.headers);
  const contentType = last(multiValueHeaders, 'content-type') ?? '';
  const isBinary = contentType !== '' && matchesContentType(contentType, options.binaryTypes);
  const query = grouped([...new URLSearchParams(search)]);
  const hasQuery = Object.keys(query).length > 0;
  const body = Buffer.from(request.body);
  return {
    resource: match.resourcePath,
    path,
    httpMethod: request.method,
    headers: lastValues(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: hasQuery ? lastValues(query) : null,
    multiValueQueryStringParameters: hasQuery ? query : null,
    pathParameters: match.pathParameters,
    stageVariables: options.stageVariables ?? null,
    body: body.length === 0 ? null : body.toString(isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: isBinary && body.length > 0,
    requestContext: {
      accountId: '123456789012',
      apiId: options.apiId,
      authorizer: options.authorizer,
      domainName: options.domainName,
      domainPrefix: options.apiId,
      extendedRequestId: options.requestId,
      httpMethod: request.method,
      identity: { sourceIp: request.sourceIp, userAgent: last(multiValueHeaders, 'user-agent') ?? null },
      path: `/${options.stage}${path}`,
      protocol: 'HTTP/1.1',
      requestId: options.requestId,
      requestTime: new Date(options.now).toUTCString(),
      requestTimeEpoch: options.now,
      resourceId: match.resourcePath,
      resourcePath: match.resourcePath,
      stage: options.stage,
    },
  };
}

function grouped(entries: readonly (readonly [string, string])[]): Record<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = result.get(name);
    if (values === undefined) result.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries(result);
}

function lastValues(groups: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.at(-1) ?? '']));
}

function last(groups: Record<string, string[]>, name: string): string | undefined {
  const key = Object.keys(groups).find((each) => each.toLowerCase() === name);
  return key === undefined ? undefined : groups[key]?.at(-1);
}
