import type { Authorizer } from '@chalice-studio/appspec';
import { gatewayAnswers } from '@chalice-studio/runtime/local';
import type { Authorization, AuthorizationCall } from './authorization';

type Foreign = Exclude<Authorizer, { type: 'builtin' }>;

/**
 * IAM, Cognito and Lambdas elsewhere decide in AWS, out of reach here. The stand-in refuses what they would surely refuse, lets
 * the rest pass, and says on every answer and in the log what nobody checked: it is never silently open.
 */
export function checkForeignAuthorizer(authorizer: Foreign, call: AuthorizationCall): Authorization {
  switch (authorizer.type) {
    case 'iam':
      return iam(call);
    case 'cognito':
      return cognito(authorizer, call);
    case 'custom':
      return custom(authorizer, call);
  }
}

const refused: Authorization = { isAllowed: false, answer: gatewayAnswers.unauthorized() };

function iam(call: AuthorizationCall): Authorization {
  const signature = call.header('Authorization') ?? '';
  const accessKeyId = /^AWS4-HMAC-SHA256 .*Credential=([^/,]+)\//.exec(signature)?.[1];
  if (accessKeyId === undefined) return { isAllowed: false, answer: gatewayAnswers.missingAuthenticationToken() };
  return {
    isAllowed: true,
    context: { principalId: accessKeyId },
    unchecked: 'the IAM signature and the caller’s permissions',
  };
}

function cognito(authorizer: Extract<Foreign, { type: 'cognito' }>, call: AuthorizationCall): Authorization {
  const token = (call.header(authorizer.header ?? 'Authorization') ?? '').replace(/^Bearer /i, '');
  const claims = claimsOf(token);
  if (claims === undefined) return refused;
  const pools = authorizer.providerArns.map((arn) => arn.split('/').at(-1) ?? '');
  const isOfPool = pools.some((pool) => pool !== '' && String(claims.iss).endsWith(`/${pool}`));
  const isExpired = typeof claims.exp !== 'number' || claims.exp * 1000 < call.now;
  const scopes = String(claims.scope ?? '').split(' ');
  const hasScope = call.method.scopes.length === 0 || call.method.scopes.some((scope) => scopes.includes(scope));
  if (!isOfPool || isExpired) return refused;
  if (!hasScope) return { isAllowed: false, answer: gatewayAnswers.forbidden() };
  return { isAllowed: true, context: { claims }, unchecked: 'the signature of the Cognito token' };
}

function custom(authorizer: Extract<Foreign, { type: 'custom' }>, call: AuthorizationCall): Authorization {
  const token = call.header(authorizer.header ?? 'Authorization');
  if (token === undefined || token === '') return refused;
  return {
    isAllowed: true,
    context: { principalId: 'local' },
    unchecked: `the token: the authorizer ${authorizer.name} is a Lambda function elsewhere`,
  };
}

function claimsOf(token: string): Record<string, unknown> | undefined {
  const body = token.split('.')[1];
  if (body === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined; // no JSON Web Token
  }
}
