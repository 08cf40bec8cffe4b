import { client } from '../api';
import type { StreamHubOptions } from './stream-hub';

/** How a browser, or the worker that its tabs share, reaches the studio's stream. */
export const streamOfStudio: Pick<StreamHubOptions, 'openSource' | 'subscribe' | 'unsubscribe' | 'createStreamId'> = {
  openSource: (streamId) => new EventSource(`${self.location.origin}/api/stream?stream=${streamId}`),
  subscribe: (change) => client.streams.subscribe(change),
  unsubscribe: (change) => client.streams.unsubscribe(change),
  createStreamId: () => self.crypto.randomUUID?.() ?? randomId(),
};

/** `randomUUID` is missing where the studio is opened by plain HTTP under a name of the local network. */
function randomId(): string {
  return Array.from(self.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
