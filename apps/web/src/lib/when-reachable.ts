const PAUSE_MS = 3_000;
/** The studio answers but the file is gone: it was updated, and only a reload helps. */
const MOST_REFUSALS = 3;

type Surroundings = { isReachable: () => Promise<boolean>; pause: () => Promise<void> };

/**
 * Loads a part of the page that is fetched when it is first needed. A page that is offline waits for it and goes on
 * instead of failing as a whole.
 */
export async function whenReachable<Module>(
  load: () => Promise<Module>,
  { isReachable, pause }: Surroundings = inBrowser,
): Promise<Module> {
  for (let refusals = 0; ; ) {
    try {
      return await load();
    } catch (cause) {
      if (!isLoadFailure(cause)) throw cause;
      if (await isReachable()) refusals += 1;
      if (refusals >= MOST_REFUSALS) throw cause;
      await pause();
    }
  }
}

function isLoadFailure(cause: unknown): boolean {
  return (
    cause instanceof Error && (cause.name === 'ChunkLoadError' || /load chunk|imported module/.test(cause.message))
  );
}

export function isStudioReachable(): Promise<boolean> {
  return fetch('/api/health', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );
}

const inBrowser: Surroundings = {
  isReachable: isStudioReachable,
  pause: () =>
    new Promise((resolve) => {
      const timer = setTimeout(done, PAUSE_MS);
      function done() {
        clearTimeout(timer);
        window.removeEventListener('online', done);
        resolve();
      }
      window.addEventListener('online', done);
    }),
};
