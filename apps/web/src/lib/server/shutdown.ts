import { openedStudio } from './studio';

/** After this the process ends whatever is still open. */
const LONGEST_MS = 8000;

/**
 * Next's own handlers close the server and then exit, without waiting for anything of ours, and they wait for ever for
 * an open event stream. So streams are ended first, and the exit is held until the studio has closed.
 */
export function closeOnSignals(): void {
  process.once('SIGTERM', () => close(143));
  process.once('SIGINT', () => close(130));
}

function close(code: number): void {
  const exit = process.exit.bind(process);
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => exit(code), LONGEST_MS);
    void closeStudio().finally(() => exit(code));
  };
  // Next calls this when its server has closed; it must not come to pass before the studio has.
  process.exit = ((): void => end()) as typeof process.exit;
  openedStudio()?.then(
    (studio) => studio.endStreams(),
    () => {},
  );
  // A server that keeps waiting for a connection is not waited for.
  setTimeout(end, 2000);
}

async function closeStudio(): Promise<void> {
  try {
    await (await openedStudio())?.close();
  } catch (error) {
    console.error('The studio did not close cleanly:', error);
  }
}
