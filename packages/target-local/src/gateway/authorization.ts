import { decide, gatewayAnswers, type HttpAnswer, methodArn } from '@chalice-studio/runtime/local';
import type { StageSlot } from '../deployments/stage-slot';
import type { Version } from '../deployments/version';
import { checkForeignAuthorizer } from './foreign-authorizers';
import type { MethodAuthorizer } from './rest-api';

export type AuthorizationCall = {
  slot: StageSlot;
  version: Version;
  method: MethodAuthorizer;
  httpMethod: string;
  path: string;
  header(name: string): string | undefined;
  now: number;
};

export type Authorization =
  | { isAllowed: true; context?: Record<string, unknown>; unchecked?: string }
  | { isAllowed: false; answer: HttpAnswer };

/** API Gateway's default. */
const DEFAULT_TTL_SECONDS = 300;
const MAXIMUM_CACHED = 1000;

type Cached = { policy: unknown; until: number };
const caches = new WeakMap<Version, Map<string, Cached>>();

/** May this call reach its route? Built-in authorizers run; others are stood in for, and say what was not checked. */
export async function authorize(call: AuthorizationCall): Promise<Authorization> {
  const { authorizer, functionName } = call.method;
  if (authorizer.type !== 'builtin') return checkForeignAuthorizer(authorizer, call);
  const token = call.header(authorizer.header ?? 'Authorization');
  if (token === undefined || token === '') return { isAllowed: false, answer: gatewayAnswers.unauthorized() };
  const { apiGatewayStage } = call.version.stageConfig;
  const arn = methodArn({ apiId: call.slot.key, stage: apiGatewayStage, method: call.httpMethod, path: call.path });
  const result = await policyOf(call, { functionName, token, arn, ttlSeconds: authorizer.ttlSeconds });
  if ('answer' in result) return { isAllowed: false, answer: result.answer };
  const decision = decide(result.policy, arn);
  if (decision.allowed) return { isAllowed: true, context: decision.context };
  const answers = {
    unauthorized: gatewayAnswers.unauthorized,
    denied: gatewayAnswers.denied,
    failed: gatewayAnswers.authorizerFailed,
  };
  return { isAllowed: false, answer: answers[decision.reason]() };
}

/** The authorizer's answer, kept by token for its TTL as API Gateway keeps it. */
async function policyOf(
  call: AuthorizationCall,
  asked: { functionName: string | undefined; token: string; arn: string; ttlSeconds: number | undefined },
): Promise<{ policy: unknown } | { answer: HttpAnswer }> {
  const cache = caches.get(call.version) ?? new Map<string, Cached>();
  caches.set(call.version, cache);
  const key = `${asked.functionName}\n${asked.token}`;
  const cached = cache.get(key);
  if (cached !== undefined && cached.until > call.now) return { policy: cached.policy };
  const pool = call.version.functions.get(asked.functionName ?? '');
  if (pool === undefined) return { answer: gatewayAnswers.authorizerFailed() };
  const event = { type: 'TOKEN', authorizationToken: asked.token, methodArn: asked.arn };
  const invocation = await pool.invoke(JSON.stringify(event));
  if (invocation.functionError !== undefined) {
    // Lambda's runtimes turn an error with exactly this message into a 401.
    const isUnauthorized = JSON.parse(invocation.payload).errorMessage === 'Unauthorized';
    return { answer: isUnauthorized ? gatewayAnswers.unauthorized() : gatewayAnswers.authorizerFailed() };
  }
  const policy: unknown = JSON.parse(invocation.payload);
  const ttlSeconds = asked.ttlSeconds ?? DEFAULT_TTL_SECONDS;
  if (ttlSeconds > 0) {
    if (cache.size >= MAXIMUM_CACHED) cache.delete(cache.keys().next().value ?? '');
    cache.set(key, { policy, until: call.now + ttlSeconds * 1000 });
  }
  return { policy };
}
