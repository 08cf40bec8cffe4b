'use client';

import type { StreamMessage } from '@chalice-studio/control-plane/contract';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { createStreamHub, type StreamState } from './stream-hub';
import { streamOfStudio } from './topic-calls';
import { aliveEveryMs, type FromTab, type ToTab } from './worker-messages';

type Listener = (message: StreamMessage) => void;
type Stream = { add(topic: string): void; remove(topic: string): void; reset(): void };

const listeners = new Map<string, Set<Listener>>();
const stateListeners = new Set<() => void>();
let state: StreamState = 'connecting';
let stream: Stream | undefined;

/**
 * Calls `onMessage` with what the studio publishes on the topic while the component is mounted (`undefined`: nothing).
 * A `gap` comes when it starts to listen and whenever messages may have been lost: read the present state again then.
 */
export function useTopic(topic: string | undefined, onMessage: Listener): StreamState {
  const receive = useEffectEvent(onMessage);
  useEffect(() => {
    if (topic === undefined) return;
    return listen(topic, (message) => receive(message));
  }, [topic]);
  return useStreamState();
}

/** Whether the studio's messages arrive, for pages that say so. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(
    (onChange) => {
      stateListeners.add(onChange);
      return () => stateListeners.delete(onChange);
    },
    () => state,
    () => 'connecting',
  );
}

/** The same outside of a component. */
export const streamState = (): StreamState => state;

/** Listens outside of a component; the answer ends it. */
export function listen(topic: string, listener: Listener): () => void {
  stream ??= openStream();
  const current = stream;
  const ofTopic = listeners.get(topic) ?? new Set();
  const isFirst = ofTopic.size === 0;
  listeners.set(topic, ofTopic.add(listener));
  if (isFirst) current.add(topic);
  // The topic arrives already: only who comes later must read the present state.
  else if (state === 'live') queueMicrotask(() => ofTopic.has(listener) && listener({ type: 'gap' }));
  return () => {
    if (!ofTopic.delete(listener) || ofTopic.size > 0) return;
    listeners.delete(topic);
    current.remove(topic);
  };
}

/** Ends the stream of all tabs: called when the person signs out. */
export function resetStream() {
  stream?.reset();
}

function openStream(): Stream {
  return typeof SharedWorker === 'undefined' ? openInPage() : openInWorker();
}

function openInPage(): Stream {
  return createStreamHub({ ...streamOfStudio, onMessage: deliver, onState: setState });
}

function openInWorker(): Stream {
  let worker: SharedWorker;
  try {
    worker = new SharedWorker(new URL('./stream.worker.ts', import.meta.url), {
      type: 'module',
      name: 'studio-stream',
    });
  } catch (cause) {
    // Some browsers refuse workers in private windows.
    console.warn('Falling back to a stream of this tab.', { cause });
    return openInPage();
  }
  const send = (message: FromTab) => worker.port.postMessage(message);
  worker.port.onmessage = ({ data }: MessageEvent<ToTab>) => {
    if (data.type === 'state') setState(data.state);
    else if (data.type === 'message') deliver(data.topic, data.message);
    else for (const topic of listeners.keys()) send({ type: 'add', topic });
  };
  setInterval(() => send({ type: 'alive' }), aliveEveryMs);
  window.addEventListener('pagehide', (event) => {
    // A page that is put away whole comes back with its subscriptions.
    if (!event.persisted) send({ type: 'leave' });
  });
  return {
    add: (topic) => send({ type: 'add', topic }),
    remove: (topic) => send({ type: 'remove', topic }),
    reset: () => send({ type: 'reset' }),
  };
}

function deliver(topic: string, message: StreamMessage) {
  for (const listener of [...(listeners.get(topic) ?? [])]) listener(message);
}

function setState(next: StreamState) {
  state = next;
  for (const onChange of stateListeners) onChange();
}
