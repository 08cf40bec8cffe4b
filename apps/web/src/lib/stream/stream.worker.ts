import { createStreamHub } from './stream-hub';
import { streamOfStudio } from './topic-calls';
import { aliveEveryMs, type FromTab, type ToTab } from './worker-messages';

/** Runs once for all tabs of the studio: one stream however many are open (a browser allows six to an origin). */
type Tab = { port: MessagePort; topics: Map<string, number>; seenAt: number };

const tabs = new Set<Tab>();

const hub = createStreamHub({
  ...streamOfStudio,
  onMessage: (topic, message) => {
    for (const tab of tabs) if (tab.topics.has(topic)) post(tab, { type: 'message', topic, message });
  },
  onState: (state) => {
    for (const tab of tabs) post(tab, { type: 'state', state });
  },
});

self.addEventListener('connect', (event) => {
  if (!(event instanceof MessageEvent)) return;
  const port = event.ports[0];
  if (port === undefined) return;
  const tab: Tab = { port, topics: new Map(), seenAt: Date.now() };
  tabs.add(tab);
  port.onmessage = ({ data }: MessageEvent<FromTab>) => {
    tab.seenAt = Date.now();
    receive(tab, data);
  };
  post(tab, { type: 'state', state: hub.state });
});

// A hidden tab's timers are slowed to one a minute; only one that was silent for longer is gone.
setInterval(() => {
  for (const tab of tabs) if (Date.now() - tab.seenAt > 120_000 + aliveEveryMs) leave(tab);
}, aliveEveryMs);

function receive(tab: Tab, message: FromTab) {
  switch (message.type) {
    case 'add':
      tab.topics.set(message.topic, (tab.topics.get(message.topic) ?? 0) + 1);
      hub.add(message.topic);
      return;
    case 'remove':
      removeTopic(tab, message.topic);
      return;
    case 'leave':
      leave(tab);
      return;
    case 'reset':
      for (const each of tabs) each.topics.clear();
      hub.reset();
      return;
    case 'alive':
      tabs.add(tab);
  }
}

function removeTopic(tab: Tab, topic: string) {
  const count = tab.topics.get(topic);
  if (count === undefined) return;
  if (count > 1) tab.topics.set(topic, count - 1);
  else tab.topics.delete(topic);
  hub.remove(topic);
}

function leave(tab: Tab) {
  for (const [topic, count] of [...tab.topics]) for (let left = count; left > 0; left -= 1) removeTopic(tab, topic);
  tabs.delete(tab);
}

function post(tab: Tab, message: ToTab) {
  tab.port.postMessage(message);
}
