import { TargetError } from '@chalice-studio/target';

/** What went wrong at AWS, as far as a user can act on it. */
export const awsErrorCodes = [
  'ACCESS_DENIED',
  'ROLE_NOT_ASSUMABLE',
  'CREDENTIALS_MISSING',
  'CREDENTIALS_EXPIRED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'THROTTLED',
  'LIMIT_EXCEEDED',
  'INVALID',
  'STACK_BUSY',
  'STACK_FAILED',
  'UNREACHABLE',
  'TIMED_OUT',
  'UNKNOWN',
] as const;
export type AwsErrorCode = (typeof awsErrorCodes)[number];

/** What passes by itself, or with a little patience; all else stays as it is until a person acts. */
const passing: ReadonlySet<AwsErrorCode> = new Set(['THROTTLED', 'STACK_BUSY', 'UNREACHABLE', 'TIMED_OUT', 'UNKNOWN']);

const ofAccess: ReadonlySet<AwsErrorCode> = new Set([
  'ACCESS_DENIED',
  'ROLE_NOT_ASSUMABLE',
  'CREDENTIALS_MISSING',
  'CREDENTIALS_EXPIRED',
]);

/** An answer of AWS in words that say what to do; `cause` is the SDK's own error. Holds no credentials. */
export class AwsError extends TargetError {
  override name = 'AwsError';
  readonly code: AwsErrorCode;
  /** The IAM action that the role lacks, where AWS tells it. */
  readonly missingAction: string | undefined;

  constructor(options: { code: AwsErrorCode; message: string; missingAction?: string | undefined; cause?: unknown }) {
    super(options.message, {
      isLasting: !passing.has(options.code),
      isOfAccess: ofAccess.has(options.code),
      cause: options.cause,
    });
    this.code = options.code;
    this.missingAction = options.missingAction;
  }
}

const codesByName: Readonly<Record<string, AwsErrorCode>> = {
  AccessDenied: 'ACCESS_DENIED',
  AccessDeniedException: 'ACCESS_DENIED',
  UnauthorizedOperation: 'ACCESS_DENIED',
  Forbidden: 'ACCESS_DENIED',
  CredentialsProviderError: 'CREDENTIALS_MISSING',
  ExpiredToken: 'CREDENTIALS_EXPIRED',
  ExpiredTokenException: 'CREDENTIALS_EXPIRED',
  InvalidClientTokenId: 'CREDENTIALS_EXPIRED',
  UnrecognizedClientException: 'CREDENTIALS_EXPIRED',
  SignatureDoesNotMatch: 'CREDENTIALS_EXPIRED',
  NoSuchBucket: 'NOT_FOUND',
  NoSuchKey: 'NOT_FOUND',
  NotFound: 'NOT_FOUND',
  ResourceNotFoundException: 'NOT_FOUND',
  ChangeSetNotFound: 'NOT_FOUND',
  ChangeSetNotFoundException: 'NOT_FOUND',
  AlreadyExistsException: 'ALREADY_EXISTS',
  ResourceExistsException: 'ALREADY_EXISTS',
  Throttling: 'THROTTLED',
  ThrottlingException: 'THROTTLED',
  TooManyRequestsException: 'THROTTLED',
  RequestLimitExceeded: 'THROTTLED',
  SlowDown: 'THROTTLED',
  LimitExceededException: 'LIMIT_EXCEEDED',
  ValidationError: 'INVALID',
  ValidationException: 'INVALID',
  InvalidParameterException: 'INVALID',
  OperationInProgressException: 'STACK_BUSY',
  TimeoutError: 'TIMED_OUT',
  AbortError: 'TIMED_OUT',
  ECONNREFUSED: 'UNREACHABLE',
  ENOTFOUND: 'UNREACHABLE',
  ECONNRESET: 'UNREACHABLE',
  EHOSTUNREACH: 'UNREACHABLE',
};

const adviceByCode: Partial<Record<AwsErrorCode, string>> = {
  ROLE_NOT_ASSUMABLE: 'Deploy the connection’s template in that account again: its trust policy must name the studio.',
  CREDENTIALS_MISSING:
    'Give the studio’s worker an AWS identity (instance or task role, SSO, or environment) and restart it.',
  CREDENTIALS_EXPIRED: 'Renew the studio’s AWS identity, then try again.',
  THROTTLED: 'AWS asked to slow down and did so for every retry. Try again in a minute.',
  UNREACHABLE: 'Check that the studio’s worker can reach AWS.',
  TIMED_OUT: 'AWS did not answer in time. Try again.',
};

/** `doing` completes “AWS refused to …”: the one place where the SDK’s errors get our codes. */
export function toAwsError(error: unknown, doing: string): AwsError {
  if (error instanceof AwsError) return error;
  const name = nameOf(error);
  const text = error instanceof Error ? error.message : String(error);
  const denied = /perform:? ([a-z0-9-]+:[A-Za-z]+)/.exec(text)?.[1];
  const code = codeOf({ name, text, denied }) ?? codeOfStatus(error);
  const advice =
    code === 'ACCESS_DENIED' && denied !== undefined
      ? `The role lacks ${denied}. Update the connection’s stack to the present template.`
      : adviceByCode[code];
  const reason = code === 'ACCESS_DENIED' || code === 'ROLE_NOT_ASSUMABLE' ? 'AWS denied access' : sentence(text);
  const message = [`Could not ${doing}: ${reason}.`, advice].filter((part) => part !== undefined).join(' ');
  return new AwsError({ code, message, missingAction: denied, cause: error });
}

/** The answer to a HEAD has no body, so no name either. */
function codeOfStatus(error: unknown): AwsErrorCode {
  const metadata = typeof error === 'object' && error !== null && '$metadata' in error ? error.$metadata : undefined;
  const status = (metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode;
  if (status === 403) return 'ACCESS_DENIED';
  return status === 404 ? 'NOT_FOUND' : 'UNKNOWN';
}

function codeOf({ name, text, denied }: { name: string; text: string; denied: string | undefined }) {
  const code = codesByName[name];
  // CloudFormation has no error class of its own for a stack that is not there.
  if (name === 'ValidationError' && /^Stack .*does not exist/.test(text)) return 'NOT_FOUND';
  return code === 'ACCESS_DENIED' && denied === 'sts:AssumeRole' ? 'ROLE_NOT_ASSUMABLE' : code;
}

function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string' && error.code in codesByName) return error.code;
  return 'name' in error && typeof error.name === 'string' ? error.name : '';
}

function sentence(text: string): string {
  return text.trim().replace(/\.$/, '').slice(0, 500);
}
