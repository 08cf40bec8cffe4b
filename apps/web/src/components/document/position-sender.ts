import type { Positions } from '@chalice-studio/control-plane/contract';
import type { DocumentStore } from './document-store';
import type { DocumentTransport } from './transport';

export type PositionSender = { move(positions: Positions): void };

const PAUSE_MS = 150;
const RETRY_MS = 3_000;

/** Shows new places at once and saves them together, after a pause; what did not arrive goes with the next ones. */
export function createPositionSender(
  store: Pick<DocumentStore, 'move'>,
  transport: Pick<DocumentTransport, 'move'>,
): PositionSender {
  let unsaved: Positions = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function save(): Promise<void> {
    const positions = unsaved;
    unsaved = {};
    if (Object.keys(positions).length === 0) return;
    try {
      await transport.move(positions);
    } catch (cause) {
      console.warn('Places on the canvas are not saved yet.', { cause });
      unsaved = { ...positions, ...unsaved };
      schedule(RETRY_MS);
    }
  }

  function schedule(pauseMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pauseMs);
  }

  return {
    move(positions) {
      store.move(positions);
      unsaved = { ...unsaved, ...positions };
      schedule(PAUSE_MS);
    },
  };
}
