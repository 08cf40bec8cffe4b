import { randomUUID } from 'node:crypto';
import type { QueueDefinition } from '../definitions';
import type { Message, MessageAttribute } from './message';
import { MessageFiles } from './message-files';
import { SqsError } from './sqs-error';

export type NewMessage = {
  body: string;
  attributes: Readonly<Record<string, MessageAttribute>>;
  delaySeconds?: number | undefined;
  groupId?: string | undefined;
  deduplicationId?: string | undefined;
};

/** Within this time a FIFO queue takes a message once. */
const DEDUPLICATION_MS = 5 * 60_000;

let lastSequence = 0;

/** Ascending over all queues and restarts. */
function nextSequence(): string {
  lastSequence = Math.max(lastSequence + 1, Date.now() * 1000);
  return String(lastSequence).padStart(20, '0');
}

/** One queue: its messages, in memory and on disk, and who waits for one. */
export class Queue {
  readonly #files: MessageFiles;
  /** By sequence number, the oldest first. */
  readonly #messages: Map<string, Message>;
  readonly #sent = new Map<string, { message: Message; until: number }>();
  readonly #waiting = new Set<() => void>();

  private constructor(
    public definition: QueueDefinition,
    { files, messages }: { files: MessageFiles; messages: Message[] },
  ) {
    this.#files = files;
    this.#messages = new Map(messages.map((message) => [message.sequenceNumber, message]));
    for (const message of messages) this.#remember(message);
  }

  static async open(definition: QueueDefinition, directory: string): Promise<Queue> {
    return new Queue(definition, await MessageFiles.open(directory));
  }

  async send(sent: NewMessage, now = Date.now()): Promise<Message> {
    const { fifo } = this.definition;
    if (fifo && sent.groupId === undefined)
      throw new SqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
    if (fifo && sent.deduplicationId === undefined)
      throw new SqsError('MissingParameter', 'The request must contain the parameter MessageDeduplicationId.');
    const deduplicationId = fifo ? sent.deduplicationId : undefined;
    const twin = deduplicationId === undefined ? undefined : this.#sent.get(deduplicationId);
    if (twin !== undefined && twin.until > now) return twin.message;
    const message: Message = {
      messageId: randomUUID(),
      sequenceNumber: nextSequence(),
      body: sent.body,
      attributes: { ...sent.attributes },
      sentAt: now,
      visibleAt: now + (fifo ? 0 : (sent.delaySeconds ?? 0) * 1000),
      receiveCount: 0,
      ...(sent.groupId === undefined ? {} : { groupId: sent.groupId }),
      ...(deduplicationId === undefined ? {} : { deduplicationId }),
    };
    await this.#take(message);
    return message;
  }

  /** Takes a message that another queue gave up. */
  async takeOver(message: Message, now = Date.now()): Promise<void> {
    const { receiptHandle: _, ...rest } = message;
    await this.#take({ ...rest, sequenceNumber: nextSequence(), visibleAt: now, receiveCount: 0 });
  }

  /** What is there now, `limit` at most; hidden from others for `visibilitySeconds`. `giveUp` takes what failed too often. */
  async receive(
    { limit, visibilitySeconds }: { limit: number; visibilitySeconds: number },
    giveUp: (message: Message) => Promise<void>,
    now = Date.now(),
  ): Promise<Message[]> {
    const received: Message[] = [];
    const { deadLetter, fifo } = this.definition;
    const closedGroups = fifo ? this.#groupsAtWork(now) : new Set<string>();
    for (const message of [...this.#messages.values()]) {
      if (received.length >= limit) break;
      if (this.#hasExpired(message, now)) {
        await this.#drop(message);
        continue;
      }
      if (message.visibleAt > now || closedGroups.has(message.groupId ?? '')) continue;
      if (deadLetter !== undefined && message.receiveCount >= deadLetter.maxReceiveCount) {
        await this.#drop(message);
        await giveUp(message);
        continue;
      }
      message.visibleAt = now + visibilitySeconds * 1000;
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      message.receiptHandle = `${message.sequenceNumber}-${randomUUID()}`;
      received.push(message);
    }
    await Promise.all(received.map((message) => this.#files.write(message)));
    return received.map((message) => ({ ...message }));
  }

  /** Resolves when something may have come, at `until` at the latest. */
  change(until: number, signal: AbortSignal): Promise<void> {
    // Not by spreading: a queue may hold more messages than a call takes arguments.
    let next = until;
    for (const { visibleAt } of this.#messages.values()) next = Math.min(next, visibleAt);
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      // At least a moment: in a FIFO queue what is visible may belong to a group that is at work.
      const timer = setTimeout(done, Math.max(50, next - Date.now()));
      this.#waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** Idempotent, as in SQS: what is not there any more is deleted. */
  async delete(receiptHandle: string): Promise<void> {
    const message = this.#messageOf(receiptHandle);
    if (message?.receiptHandle === receiptHandle) await this.#drop(message);
    this.#wake();
  }

  async changeVisibility(receiptHandle: string, seconds: number, now = Date.now()): Promise<void> {
    const message = this.#messageOf(receiptHandle);
    if (message?.receiptHandle !== receiptHandle || message.visibleAt <= now)
      throw new SqsError(
        'MessageNotInflight',
        'The message is not in flight any more: its visibility timeout is over.',
      );
    message.visibleAt = now + seconds * 1000;
    await this.#files.write(message);
    this.#wake();
  }

  async purge(): Promise<void> {
    await Promise.all([...this.#messages.values()].map((message) => this.#drop(message)));
  }

  /** How many can be received, are at work, and are delayed. */
  counts(now = Date.now()): { visible: number; inFlight: number; delayed: number } {
    const counts = { visible: 0, inFlight: 0, delayed: 0 };
    for (const message of this.#messages.values()) {
      if (this.#hasExpired(message, now)) continue;
      if (message.visibleAt <= now) counts.visible += 1;
      else if (message.receiveCount > 0) counts.inFlight += 1;
      else counts.delayed += 1;
    }
    return counts;
  }

  async #take(message: Message): Promise<void> {
    await this.#files.write(message);
    this.#messages.set(message.sequenceNumber, message);
    this.#remember(message);
    this.#wake();
  }

  async #drop(message: Message): Promise<void> {
    this.#messages.delete(message.sequenceNumber);
    await this.#files.remove(message);
  }

  #remember(message: Message): void {
    if (message.deduplicationId === undefined) return;
    for (const [id, { until }] of this.#sent) if (until < Date.now()) this.#sent.delete(id);
    this.#sent.set(message.deduplicationId, { message, until: message.sentAt + DEDUPLICATION_MS });
  }

  #messageOf(receiptHandle: string): Message | undefined {
    if (!/^\d{20}-[0-9a-f-]{36}$/.test(receiptHandle))
      throw new SqsError('ReceiptHandleIsInvalid', `${JSON.stringify(receiptHandle)} is not a receipt handle.`);
    return this.#messages.get(receiptHandle.slice(0, 20));
  }

  #groupsAtWork(now: number): Set<string> {
    const messages = [...this.#messages.values()];
    return new Set(messages.flatMap(({ visibleAt, groupId }) => (visibleAt > now ? [groupId ?? ''] : [])));
  }

  #hasExpired({ sentAt }: Message, now: number): boolean {
    return sentAt + this.definition.retentionSeconds * 1000 < now;
  }

  #wake(): void {
    for (const done of [...this.#waiting]) done();
  }
}
