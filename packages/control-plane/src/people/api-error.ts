import { APIError } from 'better-auth/api';
import { AppError } from '../app-error';
import { statusOf } from '../contract/base';

/** An error of ours, said by better-auth: the page reads its code and message as it does everywhere. */
export function apiErrorOf(error: AppError): APIError {
  const { code, message, retryAfterSeconds } = error;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return new APIError(statusOf[code], { code, message }, headers);
}

/** Runs what throws errors of ours inside of better-auth, which makes a plain 500 of any error but its own. */
export async function asApi<Result>(work: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? apiErrorOf(error) : error;
  }
}
