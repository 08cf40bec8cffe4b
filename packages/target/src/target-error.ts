import type { Problem } from '@chalice-studio/appspec';

/** What a target cannot do, in words that say what to do about it. */
export class TargetError extends Error {
  override name = 'TargetError';
  /** Trying again changes nothing before a person has done something. */
  readonly isLasting: boolean;
  /** The target did not let us in: what was begun goes on there, and can be followed again once it does. */
  readonly isOfAccess: boolean;

  constructor(
    message: string,
    { isLasting, isOfAccess = false, cause }: { isLasting: boolean; isOfAccess?: boolean; cause?: unknown },
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.isLasting = isLasting;
    this.isOfAccess = isOfAccess;
  }
}

/** What the user can fix kept the template from being made: every problem, at the construct that causes it. */
export class TemplateProblemsError extends TargetError {
  override name = 'TemplateProblemsError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '), { isLasting: true });
    this.problems = problems;
  }
}

/**
 * The reason of a signal that is aborted because the worker goes, not because the deployment is cancelled: stop following
 * it and change nothing, another worker takes it up.
 */
export class DetachedError extends Error {
  override name = 'DetachedError';
}
