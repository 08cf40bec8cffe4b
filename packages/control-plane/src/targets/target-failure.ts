import type { Problem } from '@chalice-studio/appspec';
import { GoneError, TargetError, TemplateProblemsError } from '@chalice-studio/target';
import { AwsError, type AwsErrorCode } from '@chalice-studio/target-aws';
import { RunnerLostError } from '@chalice-studio/target-local';
import { AppError, type ErrorCode } from '../app-error';

/** What AWS's refusals are in the product's codes; the message is target-aws's own, which says what to do. */
const codeOfAws = {
  ACCESS_DENIED: 'AWS_DENIED',
  ROLE_NOT_ASSUMABLE: 'AWS_DENIED',
  CREDENTIALS_MISSING: 'AWS_IDENTITY',
  CREDENTIALS_EXPIRED: 'AWS_IDENTITY',
  NOT_FOUND: 'INVALID',
  ALREADY_EXISTS: 'CONFLICT',
  THROTTLED: 'AWS_UNAVAILABLE',
  LIMIT_EXCEEDED: 'INVALID',
  INVALID: 'INVALID',
  STACK_BUSY: 'STAGE_BUSY',
  STACK_FAILED: 'CONFLICT',
  UNREACHABLE: 'AWS_UNAVAILABLE',
  TIMED_OUT: 'AWS_UNAVAILABLE',
  UNKNOWN: 'AWS_UNAVAILABLE',
} as const satisfies Record<AwsErrorCode, ErrorCode>;

/** What a target threw, in the product's codes. What is nobody's to mend stays as it is. */
export function appErrorOf(cause: unknown): unknown {
  if (cause instanceof GoneError) {
    return new AppError({ code: 'CONNECTION_GONE', message: `${cause.message} Its client has left.`, cause });
  }
  if (cause instanceof RunnerLostError) {
    const message = `${cause.message} It is started again by itself: try again in a moment.`;
    return new AppError({ code: 'RUNNER_UNAVAILABLE', message, cause });
  }
  if (cause instanceof AwsError) return new AppError({ code: codeOfAws[cause.code], message: cause.message, cause });
  // What a target says in a plain Error is meant for the person: no such function, a body that is too large.
  if (cause instanceof Error && cause.name === 'Error') {
    return new AppError({ code: 'INVALID', message: cause.message, cause });
  }
  return cause;
}

/** What somebody else is doing to the stack, where a deployment can only wait for it. */
export function busyStackOf(error: unknown): string | undefined {
  return error instanceof AwsError && error.code === 'STACK_BUSY' ? error.message : undefined;
}

/** Why a deployment cannot go on, where trying it again would say the same; undefined where it may help. */
export function deploymentFailureOf(error: unknown): { message: string; problems?: readonly Problem[] } | undefined {
  if (error instanceof TemplateProblemsError) {
    const [first] = error.problems;
    const more = error.problems.length - 1;
    // Its own rules are told as they are; what we know beforehand needs no such words.
    const isOfAws = first?.code.startsWith('template-e') === true;
    const message = `${isOfAws ? 'AWS would not take the template: ' : ''}${first?.message ?? ''}${more > 0 ? ` (and ${more} more)` : ''}`;
    return { message, problems: error.problems };
  }
  if (error instanceof TargetError && error.isLasting) return { message: error.message };
  return undefined;
}
