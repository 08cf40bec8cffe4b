import { GoneError, type Target } from '@chalice-studio/target';
import { RunnerLostError } from '@chalice-studio/target-local';
import { AppError } from '../app-error';
import type { Runner } from './runner';

/** Calls the target for a person, its errors in the product's codes. */
export async function callTarget<Result>(runner: Runner, call: (target: Target) => Promise<Result>): Promise<Result> {
  const target = runner.target();
  try {
    return await call(target);
  } catch (cause) {
    throw appErrorOf(cause);
  }
}

function appErrorOf(cause: unknown): unknown {
  if (cause instanceof GoneError) {
    return new AppError({ code: 'CONNECTION_GONE', message: `${cause.message} Its client has left.`, cause });
  }
  if (cause instanceof RunnerLostError) {
    const message = `${cause.message} It is started again by itself: try again in a moment.`;
    return new AppError({ code: 'RUNNER_UNAVAILABLE', message, cause });
  }
  // What a target says in a plain Error is meant for the person: no such function, a body that is too large.
  if (cause instanceof Error && cause.name === 'Error') {
    return new AppError({ code: 'INVALID', message: cause.message, cause });
  }
  return cause;
}
