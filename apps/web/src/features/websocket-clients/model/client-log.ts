import type { WebsocketClientEvent } from '@chalice-studio/control-plane/contract';

export type ClientState = 'opening' | 'open' | 'closed' | 'failed';

/** What happened with one client, oldest first; `key` counts on and on, so that rows stay themselves when old ones go. */
export type ClientLog = {
  state: ClientState;
  entries: readonly { key: number; event: WebsocketClientEvent }[];
  droppedCount: number;
};

const MAX_ENTRIES = 2_000;

export const emptyClientLog: ClientLog = { state: 'opening', entries: [], droppedCount: 0 };

export function withEvent(log: ClientLog, event: WebsocketClientEvent): ClientLog {
  const key = (log.entries.at(-1)?.key ?? -1) + 1;
  const entries = [...log.entries, { key, event }];
  const excess = Math.max(0, entries.length - MAX_ENTRIES);
  return {
    state: stateAfter(log.state, event),
    entries: excess === 0 ? entries : entries.slice(excess),
    droppedCount: log.droppedCount + excess,
  };
}

/** The same client connected anew: what was said before stays to be read. */
export function reopened(log: ClientLog): ClientLog {
  return { ...log, state: 'opening' };
}

function stateAfter(state: ClientState, event: WebsocketClientEvent): ClientState {
  switch (event.type) {
    case 'open':
      return 'open';
    case 'closed':
      return 'closed';
    case 'failed':
      return 'failed';
    default:
      return state === 'opening' ? 'open' : state;
  }
}
