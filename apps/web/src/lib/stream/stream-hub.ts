import type { Envelope, StreamMessage } from '@chalice-studio/control-plane/contract';

/** Whether messages arrive: `connecting` at first and after a break, `live`, `offline` once the studio cannot be reached. */
export type StreamState = 'connecting' | 'live' | 'offline';

/** Asks the studio to send these topics, or to stop; made by whoever knows how to call it. */
type ChangeTopics = (change: { streamId: string; topics: string[] }) => Promise<void>;

type Source = {
  readyState: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
};

export type StreamHubOptions = {
  openSource: (streamId: string) => Source;
  subscribe: ChangeTopics;
  unsubscribe: ChangeTopics;
  createStreamId: () => string;
  onMessage: (topic: string, message: StreamMessage) => void;
  onState: (state: StreamState) => void;
};

export type StreamHub = {
  /** Answers whether the topic was asked for already, in which case no `gap` will come of it. */
  add(topic: string): boolean;
  remove(topic: string): void;
  /** Closes the stream and forgets its topics: whoever signs in next gets a stream of their own. */
  reset(): void;
  readonly state: StreamState;
};

const CLOSED = 2;
const lingerMs = 5_000;
const maxBackoffMs = 15_000;

/**
 * One event stream for all topics of a browser. A topic is counted by its listeners and kept a little longer than the
 * last of them, so that going from page to page neither ends nor repeats a subscription. After every break the topics
 * are asked for again; where messages may have been lost, their listeners get a `gap`.
 */
export function createStreamHub(options: StreamHubOptions): StreamHub {
  const counts = new Map<string, number>();
  const lingering = new Map<string, ReturnType<typeof setTimeout>>();
  let source: Source | undefined;
  let streamId = '';
  let isOpen = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let state: StreamState = 'connecting';

  const setState = (next: StreamState) => {
    if (next === state) return;
    state = next;
    options.onState(next);
  };

  function open() {
    clearTimeout(retry);
    retry = undefined;
    streamId = options.createStreamId();
    const opened = options.openSource(streamId);
    source = opened;
    opened.onopen = () => {
      isOpen = true;
      failures = 0;
      setState('live');
      void request([...counts.keys()]);
    };
    opened.onmessage = (event) => {
      const envelope = readEnvelope(event.data);
      if (envelope !== undefined && counts.has(envelope.topic)) options.onMessage(envelope.topic, envelope.message);
    };
    opened.onerror = () => {
      isOpen = false;
      failures += 1;
      setState(failures > 2 ? 'offline' : 'connecting');
      // The browser reconnects a broken stream by itself; one that was refused stays closed.
      if (opened.readyState === CLOSED) scheduleReopen();
    };
  }

  function scheduleReopen() {
    source?.close();
    source = undefined;
    isOpen = false;
    if (counts.size === 0) return;
    retry ??= setTimeout(open, Math.min(maxBackoffMs, 500 * 2 ** failures));
  }

  async function request(topics: string[]) {
    if (topics.length === 0) return;
    const askedOf = streamId;
    try {
      await options.subscribe({ streamId: askedOf, topics });
    } catch (cause) {
      console.warn('A topic could not be subscribed to.', { topics, cause });
      // One refused topic must not keep the others from arriving.
      if (topics.length > 1) for (const topic of topics) await request([topic]);
      return;
    }
    if (askedOf !== streamId) return;
    for (const topic of topics) if (counts.has(topic)) options.onMessage(topic, { type: 'gap' });
  }

  return {
    get state() {
      return state;
    },
    add(topic) {
      clearTimeout(lingering.get(topic));
      lingering.delete(topic);
      const count = counts.get(topic) ?? 0;
      counts.set(topic, count + 1);
      if (source === undefined) {
        if (retry === undefined) open();
        return false;
      }
      if (isOpen && count === 0) void request([topic]);
      return isOpen && count > 0;
    },
    remove(topic) {
      const count = counts.get(topic) ?? 0;
      if (count > 1) {
        counts.set(topic, count - 1);
        return;
      }
      counts.set(topic, 0);
      clearTimeout(lingering.get(topic));
      lingering.set(
        topic,
        setTimeout(() => {
          lingering.delete(topic);
          counts.delete(topic);
          if (isOpen) options.unsubscribe({ streamId, topics: [topic] }).catch(() => undefined);
        }, lingerMs),
      );
    },
    reset() {
      for (const timer of lingering.values()) clearTimeout(timer);
      lingering.clear();
      counts.clear();
      clearTimeout(retry);
      retry = undefined;
      source?.close();
      source = undefined;
      isOpen = false;
      failures = 0;
      setState('connecting');
    },
  };
}

/** The studio checked the envelope when it was published; here only its outline is looked at, to keep zod off the page. */
function readEnvelope(text: string): Envelope | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('topic' in value) || !('message' in value)) return undefined;
  return value as Envelope;
}
