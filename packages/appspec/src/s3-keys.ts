import type { S3Event } from './constructs/s3-event';

/** Whether S3 tells a handler of an object with this key: prefix and suffix are literal, and `*` is no wildcard in them. */
export function matchesKey({ prefix = '', suffix = '' }: Pick<S3Event, 'prefix' | 'suffix'>, key: string): boolean {
  return key.startsWith(prefix) && key.endsWith(suffix);
}
