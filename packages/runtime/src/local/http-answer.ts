/** An answer as it goes over the wire. */
export type HttpAnswer = { statusCode: number; headers: [string, string][]; body: Uint8Array };

/** API Gateway's own answers; their bodies are spelled as AWS spells them. */
export const gatewayAnswers = {
  missingAuthenticationToken: () => plain(403, { message: 'Missing Authentication Token' }),
  unauthorized: () => plain(401, { message: 'Unauthorized' }),
  forbidden: () => plain(403, { message: 'Forbidden' }),
  denied: () => plain(403, { Message: 'User is not authorized to access this resource with an explicit deny' }),
  malformed: () => plain(502, { message: 'Internal server error' }),
  authorizerFailed: () => plain(500, { message: null }),
  tooManyRequests: () => plain(429, { message: 'Too Many Requests' }),
  timedOut: () => plain(504, { message: 'Endpoint request timed out' }),
  tooLarge: () => plain(413, { message: 'Request Too Long' }),
} as const;

function plain(statusCode: number, body: unknown): HttpAnswer {
  return { statusCode, headers: [['Content-Type', 'application/json']], body: Buffer.from(JSON.stringify(body)) };
}

type ProxyResult = {
  statusCode?: unknown;
  headers?: Record<string, unknown> | null;
  multiValueHeaders?: Record<string, unknown> | null;
  body?: unknown;
  isBase64Encoded?: unknown;
};

/**
 * What a caller gets for a function's answer; an answer that API Gateway would call malformed is a 502.
 * A base64 body is decoded where the API has binary types, as API Gateway does for a caller that accepts one.
 */
export function toHttpAnswer(payload: unknown): HttpAnswer {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return gatewayAnswers.malformed();
  const result = payload as ProxyResult;
  const statusCode = Number(result.statusCode);
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599) return gatewayAnswers.malformed();
  if (result.body !== undefined && result.body !== null && typeof result.body !== 'string')
    return gatewayAnswers.malformed();
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(result.headers ?? {})) headers.push([name, String(value)]);
  for (const [name, values] of Object.entries(result.multiValueHeaders ?? {})) {
    if (Array.isArray(values)) for (const value of values) headers.push([name, String(value)]);
  }
  if (!headers.some(([name]) => name.toLowerCase() === 'content-type'))
    headers.push(['Content-Type', 'application/json']);
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded === true ? 'base64' : 'utf8');
  return { statusCode, headers, body };
}
