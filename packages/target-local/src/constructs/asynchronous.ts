import type { FunctionPool } from '../functions/function-pool';
import type { Invocation } from '../functions/invocation';

/** Lambda's default: an asynchronous event that fails is tried twice again. */
const DEFAULT_RETRIES = 2;
/** Lambda waits minutes; here somebody is looking. */
const WAITS_MS = [1000, 3000];
/** A throttled event is kept for hours by Lambda; here it is offered for as long as this. */
const THROTTLED_MS = 60_000;

/** An asynchronous invocation (schedule, S3 event): tried again when it fails, and kept while the function is busy. */
export async function invokeAsynchronously(
  pool: FunctionPool,
  event: unknown,
  options: { retries?: number | undefined; signal: AbortSignal },
): Promise<Invocation | undefined> {
  const text = JSON.stringify(event);
  const giveUpAt = Date.now() + THROTTLED_MS;
  let failures = 0;
  while (!options.signal.aborted) {
    const invocation = await pool.invoke(text);
    if (invocation.functionError === undefined) return invocation;
    if (invocation.isThrottled !== true) failures += 1;
    const isOver = failures > (options.retries ?? DEFAULT_RETRIES) || Date.now() > giveUpAt;
    if (isOver) return invocation;
    await pause(WAITS_MS[Math.max(0, failures - 1)] ?? 3000, options.signal);
  }
  return undefined;
}

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}
