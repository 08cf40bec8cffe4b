import { createRecordId } from '../record-id';
import { type Bus, GAP, HEARD, INTERNAL, SIGNED_OUT } from './bus';
import { Stream } from './stream';
import { type Frame, TopicLog } from './topic-log';
import type { TopicSources } from './topic-sources';

/** How long a browser's topics are kept while it is away. */
const AWAY_MS = 60_000;
const CHECK_MS = 20_000;

type Listener = {
  personId: string;
  topics: Set<string>;
  stream: Stream | undefined;
  awaySince: number;
};

export type HubOptions = {
  bus: Bus;
  sources: TopicSources;
  /** Whether the person may still hear the topic; asked again every so often. */
  mayHear: (personId: string, topic: string) => Promise<boolean>;
};

type TopicsMessage = { streamId: string; personId: string; add: string[]; remove: string[] };

const TOPICS = `${INTERNAL}topics`;

/** The event streams of this process: which browser hears which topic, what was said of late, and who may still listen. */
export class StreamHub {
  readonly #options: HubOptions;
  readonly #epoch = createRecordId(8);
  readonly #encoder = new TextEncoder();
  readonly #listeners = new Map<string, Listener>();
  readonly #logs = new Map<string, TopicLog>();
  readonly #stopListening: () => void;
  readonly #checking: NodeJS.Timeout;
  #sequence = 0;
  /** Of topics whose log was dropped because it had become empty, the newest message. */
  #forgottenUpTo = 0;
  #isClosed = false;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#stopListening = options.bus.listen((topic, message) => this.#receive(topic, message));
    this.#checking = setInterval(() => this.#check(), CHECK_MS);
    this.#checking.unref();
  }

  /** The answer to `GET /api/stream`: what was missed since `lastEventId`, then what comes. */
  open({
    streamId,
    personId,
    lastEventId,
  }: {
    streamId: string;
    personId: string;
    lastEventId?: string;
  }): Stream | undefined {
    const listener = this.#listenerOf(streamId, personId);
    if (listener === undefined || this.#isClosed) return undefined;
    listener.stream?.close();
    const stream = new Stream(() => {
      if (listener.stream !== stream) return;
      listener.stream = undefined;
      listener.awaySince = Date.now();
    });
    listener.stream = stream;
    if (lastEventId !== undefined) this.#resume(listener, lastEventId);
    return stream;
  }

  /** The stream may be open at another process, or not yet: every process keeps the topics for a while. */
  subscribe(streamId: string, personId: string, topics: readonly string[]): void {
    this.#options.bus.publish(TOPICS, { streamId, personId, add: [...topics], remove: [] } satisfies TopicsMessage);
  }

  unsubscribe(streamId: string, personId: string, topics: readonly string[]): void {
    this.#options.bus.publish(TOPICS, { streamId, personId, add: [], remove: [...topics] } satisfies TopicsMessage);
  }

  /** To the pages of this process only. */
  say(topic: string, message: unknown): void {
    this.#sequence += 1;
    const text = `id: ${this.#epoch}-${this.#sequence}\ndata: ${JSON.stringify({ topic, message })}\n\n`;
    const frame = { sequence: this.#sequence, bytes: this.#encoder.encode(text) };
    this.#logOf(topic).add(frame, Date.now());
    for (const listener of this.#listeners.values()) {
      if (listener.topics.has(topic)) listener.stream?.send(frame);
    }
  }

  hears(topic: string): boolean {
    return [...this.#listeners.values()].some((listener) => listener.topics.has(topic));
  }

  /** Ends every stream: an open one would keep the server from closing for ever. */
  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    clearInterval(this.#checking);
    for (const [id, listener] of this.#listeners) this.#drop(id, listener);
  }

  #listenerOf(streamId: string, personId: string): Listener | undefined {
    const known = this.#listeners.get(streamId);
    if (known !== undefined) return known.personId === personId ? known : undefined;
    const listener: Listener = { personId, topics: new Set(), stream: undefined, awaySince: Date.now() };
    this.#listeners.set(streamId, listener);
    return listener;
  }

  #receive(topic: string, message: unknown): void {
    if (topic === GAP) this.#sayGap([...this.#logs.keys()]);
    else if (topic === SIGNED_OUT) this.#closeFor((message as { personId: string }).personId);
    else if (topic === TOPICS) this.#setTopics(message as TopicsMessage);
    else if (!topic.startsWith(INTERNAL)) this.say(topic, message);
  }

  #setTopics({ streamId, personId, add, remove }: TopicsMessage): void {
    const listener = this.#listenerOf(streamId, personId);
    if (listener === undefined) return;
    for (const topic of add) this.#addTopic(listener, topic);
    for (const topic of remove) this.#removeTopic(listener, topic);
  }

  #addTopic(listener: Listener, topic: string): void {
    if (listener.topics.has(topic)) return;
    listener.topics.add(topic);
    this.#logOf(topic);
    this.#options.sources.start(topic, (message) => this.say(topic, message));
    this.#options.bus.publish(HEARD, { topics: [topic] });
  }

  #removeTopic(listener: Listener, topic: string): void {
    if (!listener.topics.delete(topic) || this.hears(topic)) return;
    this.#options.sources.stop(topic);
  }

  #logOf(topic: string): TopicLog {
    const known = this.#logs.get(topic);
    if (known !== undefined) return known;
    const log = new TopicLog(this.#options.sources.has(topic) ? this.#sequence : this.#forgottenUpTo);
    this.#logs.set(topic, log);
    return log;
  }

  #resume(listener: Listener, lastEventId: string): void {
    const [epoch, number] = lastEventId.split('-');
    const sequence = Number(number);
    // An id of another process, or of this one before it was started again, says nothing here.
    const isKnown = epoch === this.#epoch && Number.isInteger(sequence);
    const missed: Frame[] = [];
    const gaps: string[] = [];
    for (const topic of listener.topics) {
      const frames = isKnown ? this.#logOf(topic).after(sequence) : undefined;
      if (frames === undefined) gaps.push(topic);
      else missed.push(...frames);
    }
    missed.sort((a, b) => a.sequence - b.sequence);
    for (const frame of missed) listener.stream?.send(frame);
    for (const topic of gaps) listener.stream?.send(this.#gapFrame(topic));
  }

  #gapFrame(topic: string): Frame {
    this.#sequence += 1;
    const text = `id: ${this.#epoch}-${this.#sequence}\ndata: ${JSON.stringify({ topic, message: { type: 'gap' } })}\n\n`;
    return { sequence: this.#sequence, bytes: this.#encoder.encode(text) };
  }

  #sayGap(topics: readonly string[]): void {
    for (const topic of topics) this.say(topic, { type: 'gap' });
  }

  #drop(streamId: string, listener: Listener): void {
    this.#listeners.delete(streamId);
    for (const topic of [...listener.topics]) this.#removeTopic(listener, topic);
    listener.stream?.close();
  }

  /** Forgets browsers that do not come back, old messages, and rights that were lost. */
  async #check(): Promise<void> {
    const now = Date.now();
    for (const [id, listener] of this.#listeners) {
      if (listener.stream === undefined && now - listener.awaySince > AWAY_MS) this.#drop(id, listener);
    }
    for (const [topic, log] of this.#logs) {
      log.prune(now);
      if (!log.isEmpty || this.hears(topic)) continue;
      this.#logs.delete(topic);
      this.#forgottenUpTo = this.#sequence;
    }
    const heard = new Set([...this.#listeners.values()].flatMap((listener) => [...listener.topics]));
    if (heard.size > 0) this.#options.bus.publish(HEARD, { topics: [...heard] });
    await this.checkRights();
  }

  async checkRights(): Promise<void> {
    for (const listener of [...this.#listeners.values()]) {
      for (const topic of [...listener.topics]) {
        if (!(await this.#options.mayHear(listener.personId, topic))) this.#removeTopic(listener, topic);
      }
    }
  }

  #closeFor(personId: string): void {
    for (const [id, listener] of this.#listeners) if (listener.personId === personId) this.#drop(id, listener);
  }
}
