import { ignoreForwardedHeaders } from './lib/server/forwarded-headers';
import { closeOnSignals } from './lib/server/shutdown';
import { limitSlowClients } from './lib/server/slow-clients';
import { studio } from './lib/server/studio';

/** sysexits' EX_CONFIG: starting again would end the same way. */
const EXIT_CONFIGURATION = 78;

const place = globalThis as typeof globalThis & { chaliceStarted?: boolean };

export async function start(): Promise<void> {
  if (place.chaliceStarted) return;
  place.chaliceStarted = true;
  if (!['1', 'true'].includes(process.env.STUDIO_TRUST_PROXY ?? '')) ignoreForwardedHeaders();
  limitSlowClients();
  closeOnSignals();
  try {
    await studio();
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.error(`The studio cannot start: ${line}`);
    process.exit(EXIT_CONFIGURATION);
  }
}
