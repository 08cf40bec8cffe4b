import { stop } from 'esbuild';

let restarting: Promise<void> | undefined;

/**
 * A build, tried once more where esbuild's process has ended: all builds share one, and it is not started again by itself.
 * Undefined when it ends again, which then is this build's doing: code can be written that needs any amount of memory.
 */
export async function withEsbuild<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!isServiceGone(error)) throw error;
  }
  await restart();
  try {
    return await work();
  } catch (error) {
    if (!isServiceGone(error)) throw error;
    await restart();
    return undefined;
  }
}

/** Builds that fail together share one: a second would end what the first has started. */
function restart(): Promise<void> {
  restarting ??= stop().finally(() => {
    restarting = undefined;
  });
  return restarting;
}

function isServiceGone(error: unknown): boolean {
  return error instanceof Error && /^The service (is no longer running|was stopped)/.test(error.message);
}
