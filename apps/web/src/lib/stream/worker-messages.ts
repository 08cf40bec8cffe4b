import type { StreamMessage } from '@chalice-studio/control-plane/contract';
import type { StreamState } from './stream-hub';

/** What a tab says to the worker that holds the stream for all tabs. */
export type FromTab =
  | { type: 'add'; topic: string }
  | { type: 'remove'; topic: string }
  /** Sent every few seconds: a tab that is killed says no goodbye. */
  | { type: 'alive' }
  | { type: 'leave' }
  | { type: 'reset' };

export type ToTab =
  | { type: 'state'; state: StreamState }
  | { type: 'message'; topic: string; message: StreamMessage }
  /** The tab was silent for so long that it was taken for gone: it must say its topics again. */
  | { type: 'forgotten' };

export const aliveEveryMs = 10_000;
