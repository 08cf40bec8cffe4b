import type { Change } from '@chalice-studio/appspec';
import { type DocumentTransport, OutdatedError, RefusedError, type SubmitAnswer } from './transport';

export type ChangeSender = {
  /** Sends what waits, if nothing is under way. */
  pump(): void;
  /** The server may know this change already: its content must not alter any more. */
  wasSent(clientEditId: string): boolean;
  markSent(clientEditId: string): void;
  /** The network is back: do not wait for the next try. */
  retryNow(): void;
  stop(): void;
};

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 15_000;

/** One change under way at a time; what does not reach the server is tried again until it does. */
export function createChangeSender(options: {
  transport: Pick<DocumentTransport, 'submit'>;
  next: () => Change | undefined;
  onAnswer: (change: Change, answer: SubmitAnswer) => void;
  onRefused: (change: Change, error: RefusedError) => void;
  /** Brings the document to the present, so that the change can be made on it; rejects while the studio is away. */
  onOutdated: () => Promise<void>;
  onStatus: (status: { isSending: boolean; isOffline: boolean }) => void;
}): ChangeSender {
  const sent = new Set<string>();
  let underWay = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function send(change: Change): Promise<void> {
    underWay = true;
    sent.add(change.clientEditId);
    options.onStatus({ isSending: true, isOffline: failures > 0 });
    try {
      const answer = await options.transport.submit(change);
      if (stopped) return;
      failures = 0;
      sent.delete(change.clientEditId);
      options.onAnswer(change, answer);
    } catch (cause) {
      if (stopped) return;
      if (cause instanceof RefusedError) {
        failures = 0;
        options.onRefused(change, cause);
      } else if (cause instanceof OutdatedError && (await isMended())) failures = 0;
      else failures += 1;
    } finally {
      underWay = false;
    }
    if (stopped) return;
    options.onStatus({ isSending: false, isOffline: failures > 0 });
    if (failures === 0) return pump();
    timer = setTimeout(pump, Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)));
  }

  async function isMended(): Promise<boolean> {
    return options.onOutdated().then(
      () => true,
      () => false,
    );
  }

  function pump(): void {
    clearTimeout(timer);
    const change = underWay || stopped ? undefined : options.next();
    if (change !== undefined) void send(change);
  }

  return {
    pump: () => {
      if (failures === 0) pump();
    },
    wasSent: (clientEditId) => sent.has(clientEditId),
    markSent: (clientEditId) => void sent.add(clientEditId),
    retryNow: () => {
      if (failures > 0) pump();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
