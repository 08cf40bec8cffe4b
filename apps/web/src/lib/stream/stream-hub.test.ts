import type { StreamMessage } from '@chalice-studio/control-plane/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStreamHub, type StreamState } from './stream-hub';

type FakeSource = {
  readyState: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function startHub({ refuse = () => false }: { refuse?: (topic: string) => boolean } = {}) {
  const sources: FakeSource[] = [];
  const asked: string[][] = [];
  const dropped: string[][] = [];
  const received: [string, StreamMessage['type']][] = [];
  const states: StreamState[] = [];
  let ids = 0;
  const hub = createStreamHub({
    createStreamId: () => `stream-${++ids}`,
    openSource: () => {
      const source: FakeSource = {
        readyState: 0,
        onopen: null,
        onmessage: null,
        onerror: null,
        close: () => undefined,
      };
      sources.push(source);
      return source;
    },
    subscribe: async ({ topics }) => {
      if (topics.some(refuse)) throw new Error('FORBIDDEN');
      asked.push(topics);
    },
    unsubscribe: async ({ topics }) => {
      dropped.push(topics);
    },
    onMessage: (topic, message) => received.push([topic, message.type]),
    onState: (state) => states.push(state),
  });
  const open = async (source = sources.at(-1)) => {
    if (source === undefined) throw new Error('no stream was opened');
    source.readyState = 1;
    source.onopen?.(new Event('open'));
    await vi.advanceTimersByTimeAsync(0);
  };
  const publish = (topic: string, message: object) =>
    sources.at(-1)?.onmessage?.(new MessageEvent('message', { data: JSON.stringify({ topic, message }) }));
  const breakOff = (isRefused: boolean) => {
    const source = sources.at(-1);
    if (source === undefined) throw new Error('no stream was opened');
    source.readyState = isRefused ? 2 : 0;
    source.onerror?.(new Event('error'));
  };
  return { hub, sources, asked, dropped, received, states, open, publish, breakOff };
}

test('one stream carries all topics, asked for once it is open', async () => {
  const { hub, sources, asked, received, open } = startHub();
  hub.add('studio');
  hub.add('logs:one');
  expect(asked).toEqual([]);
  await open();
  expect(sources).toHaveLength(1);
  expect(asked).toEqual([['studio', 'logs:one']]);
  expect(received).toEqual([
    ['studio', 'gap'],
    ['logs:one', 'gap'],
  ]);
});

test('messages of topics that nobody listens to are dropped', async () => {
  const { hub, received, open, publish } = startHub();
  hub.add('studio');
  await open();
  publish('logs:other', { type: 'log-events', events: [] });
  publish('studio', { type: 'runner', status: {} });
  expect(received.slice(1)).toEqual([['studio', 'runner']]);
});

test('a topic outlives its last listener for a moment, so that the next page finds it', async () => {
  const { hub, asked, dropped, open } = startHub();
  hub.add('project:a');
  await open();
  hub.remove('project:a');
  hub.add('project:a');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(dropped).toEqual([]);
  hub.remove('project:a');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(dropped).toEqual([['project:a']]);
  expect(asked[0]).toEqual(['project:a']);
});

test('after a break the topics are asked for again and their listeners told of the gap', async () => {
  const { hub, asked, received, states, open, breakOff } = startHub();
  hub.add('studio');
  await open();
  breakOff(false);
  await open();
  expect(states).toEqual(['live', 'connecting', 'live']);
  expect(asked).toEqual([['studio'], ['studio']]);
  expect(received).toEqual([
    ['studio', 'gap'],
    ['studio', 'gap'],
  ]);
});

test('a stream that was refused is opened anew, later and later, and said to be offline', async () => {
  const { hub, sources, states, breakOff } = startHub();
  hub.add('studio');
  for (const expected of [1, 2, 3]) {
    expect(sources).toHaveLength(expected);
    breakOff(true);
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(states).toEqual(['offline']);
});

test('a topic that is refused does not keep the others from arriving', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { hub, asked, open } = startHub({ refuse: (topic) => topic === 'logs:secret' });
  hub.add('studio');
  hub.add('logs:secret');
  await open();
  expect(asked).toEqual([['studio']]);
  warn.mockRestore();
});

test('reset forgets everything, and the next topic opens a new stream', async () => {
  const { hub, sources, received, open, publish } = startHub();
  hub.add('studio');
  await open();
  hub.reset();
  publish('studio', { type: 'runner', status: {} });
  expect(received).toEqual([['studio', 'gap']]);
  hub.add('project:b');
  expect(sources).toHaveLength(2);
});
