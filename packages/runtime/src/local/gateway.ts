import { isUtf8 } from 'node:buffer';
import { Authorizer } from '../authorization/authorizers.js';
import { type BuiltinAuthorizer, originOf } from '../authorization/builtin-authorizer.js';
import type { Chalice } from '../chalice.js';
import type { LambdaContext, RestEvent } from '../http/lambda-proxy.js';
import { matchRoute } from '../http/match-route.js';
import { type AuthorizerDecision, decide } from './authorizer.js';
import { createLambdaContext } from './lambda-context.js';
import { functionSettings, type ProjectConfig, readProjectConfig } from './project-config.js';

export type LocalRequest = {
  method: string;
  /** With its query. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/** Headers that come several times are a list. */
export type LocalAnswer = { statusCode: number; headers: Record<string, string | string[]>; body: Uint8Array };

export type LocalGateway = { handle(request: LocalRequest): Promise<LocalAnswer> };

/** Chalice's local address of an API. */
const METHOD_ARN = 'arn:aws:execute-api:mars-west-1:123456789012:ymy8tbxw7b/api';
/** What Lambda allows, in seconds. */
const MAX_TIMEOUT = 900;

/**
 * API Gateway's part of a REST API, in this process: it finds the route, answers preflights, asks the built-in
 * authorizer, and hands the app the event. An error that an authorizer throws is thrown to the caller, where API Gateway
 * would only say 500.
 */
export function createLocalGateway(
  app: Chalice,
  options: { stageName?: string; projectDir?: string; config?: ProjectConfig | undefined } = {},
): LocalGateway {
  const config = 'config' in options ? options.config : readProjectConfig(options.projectDir ?? '.');
  const { lambdaMemorySize, lambdaTimeout } = functionSettings(config, options.stageName ?? 'dev', 'api_handler');
  return {
    handle: (request) => {
      const timeoutMillis = (lambdaTimeout ?? MAX_TIMEOUT) * 1000;
      const context = createLambdaContext({ functionName: 'api_handler', memorySize: lambdaMemorySize, timeoutMillis });
      return handleRequest(app, request, context);
    },
  };
}

async function handleRequest(app: Chalice, request: LocalRequest, context: LambdaContext): Promise<LocalAnswer> {
  const method = request.method.toUpperCase();
  const headers = lowerCased(request.headers ?? {});
  const event = restEvent(app, { ...request, method, headers });
  if (event === undefined) return noSuchRoute(headers, context);
  const methods = app.routes.get(event.requestContext.resourcePath ?? '');
  if (method === 'OPTIONS' && methods?.has('OPTIONS') === false) return preflight(app, event);
  const authorizer = (methods?.get(method) ?? methods?.get('ANY'))?.registration.authorizer;
  const decision = await authorize(app, authorizer, { event, headers, context });
  if (!decision.allowed) return refusals[decision.reason](context);
  if (decision.context !== undefined) event.requestContext.authorizer = decision.context;
  const result = await app.handler(event, context);
  const body = Buffer.from(result.body, result.isBase64Encoded === true ? 'base64' : 'utf8');
  return { statusCode: result.statusCode, headers: { ...result.headers, ...result.multiValueHeaders }, body };
}

function restEvent(
  app: Chalice,
  { method, path, headers, body = '' }: LocalRequest & { headers: Record<string, string> },
): RestEvent | undefined {
  // Not a URL: its parser would resolve dots, and take `//x` for a host.
  const [target = '', query = ''] = path.replace(/#.*$/s, '').split(/\?(.*)/s);
  // A pattern that API Gateway would refuse is never reached.
  const patterns = [...app.routes.keys()].filter((each) => each === '/' || /^\/.*[^/]$/.test(each));
  const match = matchRoute(patterns, target);
  if (match === undefined) return undefined;
  const bytes = Buffer.from(body as string);
  const isBinary = app.api.binaryTypes.includes(headers['content-type'] ?? '') || !isUtf8(bytes);
  return {
    headers,
    pathParameters: match.pathParameters ?? {},
    multiValueQueryStringParameters: queryOf(new URLSearchParams(query)),
    stageVariables: {},
    body: bytes.toString(isBinary ? 'base64' : 'utf8'),
    isBase64Encoded: isBinary,
    requestContext: {
      httpMethod: method,
      resourcePath: match.resourcePath,
      identity: { sourceIp: '127.0.0.1' },
      path: path.split('?')[0],
    },
  };
}

type Verdict = { allowed: true; context?: Record<string, unknown> } | Exclude<AuthorizerDecision, { allowed: true }>;

async function authorize(
  app: Chalice,
  authorizer: unknown,
  call: { event: RestEvent; headers: Record<string, string>; context: LambdaContext },
): Promise<Verdict> {
  const { event, headers, context } = call;
  if (Authorizer.isAuthorizer(authorizer) && 'providerArns' in authorizer && 'header' in authorizer) {
    const token = headers[String(authorizer.header).toLowerCase()];
    return token === undefined ? { allowed: true } : { allowed: true, ...claimsContext(token) };
  }
  // IAM and a custom authorizer live in AWS: here every caller is let through.
  if (typeof authorizer !== 'function') return { allowed: true };
  const builtin = authorizer as BuiltinAuthorizer;
  const registration = app.installed.find(
    (each) => each.kind === 'authorizer' && each.authorizer === originOf(builtin),
  );
  const header = registration?.kind === 'authorizer' ? registration.header : 'Authorization';
  const token = headers[header.toLowerCase()];
  if (token === undefined) return { allowed: false, reason: 'unauthorized' };
  const { httpMethod, path = '/' } = event.requestContext;
  const text = String(path);
  const methodArn = `${METHOD_ARN}/${httpMethod}/${text === '/' ? text : text.replace(/^\//, '')}`;
  const answer = await builtin({ ...event, type: 'TOKEN', authorizationToken: token, methodArn }, context);
  return decide(answer, methodArn);
}

/** Claims are read, not verified: there is no user pool here. A token of a machine has no user and no context. */
function claimsContext(token: string): { context?: Record<string, unknown> } {
  const payload = token.split('.')[1];
  if (payload === undefined) {
    throw new TypeError('The token is not a JWT. Give a Cognito authorizer’s route header.payload.signature.');
  }
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const principalId = claims['cognito:username'];
  return principalId === undefined ? {} : { context: { claims, principalId } };
}

function preflight(app: Chalice, event: RestEvent): LocalAnswer {
  const methods = app.routes.get(event.requestContext.resourcePath ?? '') ?? new Map();
  const open = [...methods].filter(([, route]) => route.cors !== undefined);
  const headers = {
    ...open[0]?.[1].corsHeaders,
    'Access-Control-Allow-Methods': [...open.map(([method]) => method), 'OPTIONS'].join(','),
  };
  return { statusCode: 200, headers, body: new Uint8Array() };
}

/** API Gateway takes a caller who brings credentials to a path that is not there for one who signs wrongly. */
function noSuchRoute(headers: Record<string, string>, context: LambdaContext): LocalAnswer {
  const token = headers.authorization;
  const message =
    token === undefined
      ? 'Missing Authentication Token'
      : `Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${token}`;
  return refusal(context, { statusCode: 403, type: 'UnauthorizedException', body: { message } });
}

const refusals = {
  unauthorized: (context: LambdaContext) =>
    refusal(context, { statusCode: 401, type: 'UnauthorizedException', body: { message: 'Unauthorized' } }),
  denied: (context: LambdaContext) =>
    refusal(context, {
      statusCode: 403,
      type: 'AccessDeniedException',
      body: { Message: 'User is not authorized to access this resource' },
    }),
  failed: (context: LambdaContext) =>
    refusal(context, { statusCode: 500, type: 'AuthorizerConfigurationException', body: { message: null } }),
} as const;

function refusal(
  context: LambdaContext,
  { statusCode, type, body }: { statusCode: number; type: string; body: unknown },
) {
  const headers = { 'x-amzn-RequestId': context.awsRequestId, 'x-amzn-ErrorType': type };
  return { statusCode, headers, body: Buffer.from(JSON.stringify(body)) };
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function queryOf(params: URLSearchParams): Record<string, string[]> | null {
  const names = [...new Set(params.keys())];
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, params.getAll(name)]));
}
