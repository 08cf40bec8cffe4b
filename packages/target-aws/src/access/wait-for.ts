import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from './aws-error';

/** Asks until there is an answer; gives up with TIMED_OUT, or when the signal says so. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer | undefined>,
  options: { signal: AbortSignal; timeoutMs: number; intervalMs: number },
): Promise<Answer> {
  const end = Date.now() + options.timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) {
      const minutes = Math.round(options.timeoutMs / 60_000);
      throw new AwsError({ code: 'TIMED_OUT', message: `AWS had no result after ${minutes} minutes. Try again.` });
    }
    await sleep(options.intervalMs, undefined, { signal: options.signal });
  }
}
