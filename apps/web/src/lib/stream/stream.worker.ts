import { createStreamHub } from './stream-hub';
import { streamOfStudio } from './topic-calls';
import { aliveEveryMs, type FromTab, type ToTab } from './worker-messages';

/** Runs once for all tabs of the studio: one stream however many are open (a browser allows six to an origin). */
type Tab = { port: MessagePort; topics: Set<string>; seenAt: number };

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
  const tab: Tab = { port, topics: new Set(), seenAt: Date.now() };
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
      addTopic(tab, message.topic);
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
      if (tabs.has(tab)) return;
      tabs.add(tab);
      post(tab, { type: 'forgotten' });
  }
}

function addTopic(tab: Tab, topic: string) {
  if (tab.topics.has(topic)) return;
  tab.topics.add(topic);
  if (hub.add(topic)) post(tab, { type: 'message', topic, message: { type: 'gap' } });
}

function removeTopic(tab: Tab, topic: string) {
  if (tab.topics.delete(topic)) hub.remove(topic);
}

function leave(tab: Tab) {
  for (const topic of [...tab.topics]) removeTopic(tab, topic);
  tabs.delete(tab);
}

function post(tab: Tab, message: ToTab) {
  tab.port.postMessage(message);
}
