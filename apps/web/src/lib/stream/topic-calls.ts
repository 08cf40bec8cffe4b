import { client } from '../api';
import { createRandomId } from '../random-id';
import type { StreamHubOptions } from './stream-hub';

/** How a browser, or the worker that its tabs share, reaches the studio's stream. */
export const streamOfStudio: Pick<StreamHubOptions, 'openSource' | 'subscribe' | 'unsubscribe' | 'createStreamId'> = {
  openSource: (streamId) => new EventSource(`${self.location.origin}/api/stream?stream=${streamId}`),
  subscribe: (change) => client.streams.subscribe(change),
  unsubscribe: (change) => client.streams.unsubscribe(change),
  createStreamId: createRandomId,
};
