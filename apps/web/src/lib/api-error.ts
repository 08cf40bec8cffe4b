import type { ErrorCode } from '@chalice-studio/control-plane/contract';
import { ORPCError } from '@orpc/client';
import { RefusedError } from './auth-request';

/** What a page says of a failed call: what happened, what to do next, and something to quote to whoever can help. */
export type Failure = { title: string; message: string; code: string; canRetry: boolean };

type Words = { title: string; message: string; canRetry: boolean };

const words: Record<ErrorCode | 'OFFLINE' | 'INTERNAL', Words> = {
  UNAUTHENTICATED: { title: 'You are signed out', message: 'Sign in again to go on.', canRetry: false },
  FORBIDDEN: {
    title: 'You may not do this',
    message: 'Ask an owner or admin of the team for the role that it needs.',
    canRetry: false,
  },
  NOT_FOUND: {
    title: 'Not found',
    message: 'It was deleted, or you have no access to it. Ask whoever sent you the link.',
    canRetry: false,
  },
  CONFLICT: {
    title: 'Somebody else changed this',
    message: 'Read their change, then make yours again.',
    canRetry: true,
  },
  INVALID: { title: 'This cannot be accepted', message: 'Correct what is named and try again.', canRetry: false },
  STAGE_BUSY: {
    title: 'The stage is busy',
    message: 'A deployment is under way. Wait for it or cancel it.',
    canRetry: true,
  },
  NOT_DEPLOYED: { title: 'Nothing is deployed here', message: 'Deploy to this stage first.', canRetry: false },
  CONNECTION_GONE: { title: 'The connection is gone', message: 'The client left or was cut off.', canRetry: false },
  RUNNER_UNAVAILABLE: {
    title: 'The runner is unavailable',
    message: 'It runs the code of local stages, and is started again by itself. Try again in a moment.',
    canRetry: true,
  },
  AWS_DENIED: {
    title: 'AWS refused the studio',
    message:
      'A role of the connected account does not let the studio do this. Prove the connection again on AWS accounts.',
    canRetry: true,
  },
  AWS_IDENTITY: {
    title: 'The studio has no AWS identity',
    message: 'Ask whoever runs the studio to give it one; the page AWS accounts says how.',
    canRetry: true,
  },
  AWS_UNAVAILABLE: { title: 'AWS did not answer', message: 'Try again in a moment.', canRetry: true },
  TOO_LARGE: { title: 'Too large', message: 'Send less at once.', canRetry: false },
  RATE_LIMITED: { title: 'Too many attempts', message: 'Wait a minute and try again.', canRetry: true },
  OFFLINE: {
    title: 'The studio cannot be reached',
    message: 'Check your connection. What you see stays here, and loads again when it is back.',
    canRetry: true,
  },
  INTERNAL: {
    title: 'The studio failed',
    message: 'This is a fault of the studio. Try again; if it stays, send the id to whoever runs it.',
    canRetry: true,
  },
};

/** Any thrown thing in words. The server's own sentence is shown where it says more than the code does. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const code = error.code in words ? (error.code as ErrorCode) : 'INTERNAL';
    const own = code !== 'INTERNAL' && error.message !== '' && error.message !== error.code ? error.message : undefined;
    return { ...words[code], ...(own === undefined ? {} : { message: own }), code: error.code };
  }
  if (error instanceof RefusedError) {
    return { title: 'This was refused', message: error.message, code: error.code, canRetry: error.code === 'OFFLINE' };
  }
  // fetch rejects with a TypeError when no answer came at all.
  if (error instanceof TypeError) return { ...words.OFFLINE, code: 'OFFLINE' };
  return { ...words.INTERNAL, code: error instanceof Error ? error.name : 'INTERNAL' };
}

export function hasErrorCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof ORPCError && error.code === code;
}
