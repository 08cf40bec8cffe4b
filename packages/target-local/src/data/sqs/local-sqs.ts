import path from 'node:path';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../../deployments/environment';
import type { QueueDefinition } from '../definitions';
import type { ServiceAnswer } from '../service-answer';
import { digestOfAttributes, digestOfBody } from './digests';
import type { Message } from './message';
import { type NewMessage, Queue } from './queue';
import { isSqsOperation, type NewMessageRequest, parseRequest, type SqsOperation, sqsRequests } from './requests';
import { SqsError, sqsErrorAnswer } from './sqs-error';

type Body = Record<string, unknown>;
type Call = { input: unknown; origin: string; signal: AbortSignal };

/** The stage's SQS: durable queues that speak its protocol. A queue that no version names any more keeps its messages. */
export class LocalSqs {
  readonly #directory: string;
  readonly #queues = new Map<string, Queue>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  async configure(queues: readonly QueueDefinition[]): Promise<void> {
    for (const definition of queues) {
      const queue = this.#queues.get(definition.name);
      if (queue !== undefined) queue.definition = definition;
      else this.#queues.set(definition.name, await Queue.open(definition, this.#folderOf(definition.name)));
    }
  }

  /** `origin`: where the caller reaches this service; a queue's address begins with it. */
  async call(operation: string, call: Call): Promise<ServiceAnswer> {
    try {
      if (!isSqsOperation(operation)) {
        const known = Object.keys(sqsRequests).join(', ');
        throw new SqsError('UnsupportedOperation', `The local target’s SQS has no ${operation}; it has ${known}.`);
      }
      return { status: 200, body: await this.#answers[operation](call) };
    } catch (error) {
      if (error instanceof SqsError) return sqsErrorAnswer(error);
      throw error;
    }
  }

  readonly #answers: Record<SqsOperation, (call: Call) => Body | Promise<Body>> = {
    GetQueueUrl: ({ input, origin }) => {
      const { QueueName } = parseRequest('GetQueueUrl', input);
      return { QueueUrl: urlOf(origin, this.#queue(QueueName)) };
    },
    ListQueues: ({ input, origin }) => {
      const { QueueNamePrefix } = parseRequest('ListQueues', input);
      const queues = [...this.#queues.values()].filter((each) => each.definition.name.startsWith(QueueNamePrefix));
      return { QueueUrls: queues.map((each) => urlOf(origin, each)) };
    },
    GetQueueAttributes: ({ input }) => {
      return { Attributes: attributesOf(this.#at(parseRequest('GetQueueAttributes', input))) };
    },
    SendMessage: async ({ input }) => {
      const request = parseRequest('SendMessage', input);
      return send(this.#at(request), request);
    },
    SendMessageBatch: ({ input }) => {
      const request = parseRequest('SendMessageBatch', input);
      const queue = this.#at(request);
      return eachOf(request.Entries, (entry) => send(queue, entry));
    },
    ReceiveMessage: async ({ input, signal }) => {
      const request = parseRequest('ReceiveMessage', input);
      const messages = await this.#receive(this.#at(request), request, signal);
      return messages.length === 0 ? {} : { Messages: messages.map(receivedMessage) };
    },
    DeleteMessage: async ({ input }) => {
      const request = parseRequest('DeleteMessage', input);
      await this.#at(request).delete(request.ReceiptHandle);
      return {};
    },
    DeleteMessageBatch: ({ input }) => {
      const request = parseRequest('DeleteMessageBatch', input);
      const queue = this.#at(request);
      return eachOf(request.Entries, async ({ ReceiptHandle }) => {
        await queue.delete(ReceiptHandle);
        return {};
      });
    },
    ChangeMessageVisibility: async ({ input }) => {
      const request = parseRequest('ChangeMessageVisibility', input);
      await this.#at(request).changeVisibility(request.ReceiptHandle, request.VisibilityTimeout);
      return {};
    },
    ChangeMessageVisibilityBatch: ({ input }) => {
      const request = parseRequest('ChangeMessageVisibilityBatch', input);
      const queue = this.#at(request);
      return eachOf(request.Entries, async ({ ReceiptHandle, VisibilityTimeout }) => {
        await queue.changeVisibility(ReceiptHandle, VisibilityTimeout);
        return {};
      });
    },
    PurgeQueue: async ({ input }) => {
      await this.#at(parseRequest('PurgeQueue', input)).purge();
      return {};
    },
  };

  async #receive(
    queue: Queue,
    request: { MaxNumberOfMessages: number; VisibilityTimeout?: number | undefined; WaitTimeSeconds: number },
    signal: AbortSignal,
  ): Promise<Message[]> {
    const until = Date.now() + request.WaitTimeSeconds * 1000;
    const visibilitySeconds = request.VisibilityTimeout ?? queue.definition.visibilityTimeoutSeconds;
    const wanted = { limit: request.MaxNumberOfMessages, visibilitySeconds };
    while (!signal.aborted) {
      const messages = await queue.receive(wanted, (message) => this.#giveUp(queue, message));
      if (messages.length > 0 || Date.now() >= until) return messages;
      await queue.change(until, signal);
    }
    return [];
  }

  async #giveUp({ definition }: Queue, message: Message): Promise<void> {
    const name = definition.deadLetter?.queue;
    if (name !== undefined) await this.#queues.get(name)?.takeOver(message);
  }

  /** The last part of a queue's address is its name. */
  #at({ QueueUrl }: { QueueUrl: string }): Queue {
    return this.#queue(QueueUrl.split('/').at(-1) ?? '');
  }

  #queue(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue !== undefined) return queue;
    const known = [...this.#queues.keys()].join(', ') || 'none';
    throw new SqsError('QueueDoesNotExist', `This stage has no queue ${JSON.stringify(name)}. Its queues: ${known}.`);
  }

  #folderOf(name: string): string {
    return path.join(this.#directory, `queue-${encodeURIComponent(name)}`);
  }
}

async function send(queue: Queue, request: NewMessageRequest): Promise<Body> {
  const sent: NewMessage = {
    body: request.MessageBody,
    attributes: request.MessageAttributes,
    delaySeconds: request.DelaySeconds,
    groupId: request.MessageGroupId,
    deduplicationId: request.MessageDeduplicationId,
  };
  const { messageId, sequenceNumber } = await queue.send(sent);
  return {
    MessageId: messageId,
    MD5OfMessageBody: digestOfBody(request.MessageBody),
    MD5OfMessageAttributes: digestOfAttributes(request.MessageAttributes),
    ...(queue.definition.fifo ? { SequenceNumber: sequenceNumber } : {}),
  };
}

/** Each entry by itself: one that fails does not stop the others. */
async function eachOf<Entry extends { Id: string }>(
  entries: readonly Entry[],
  act: (entry: Entry) => Promise<Body>,
): Promise<Body> {
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new SqsError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same Id.');
  const Successful: Body[] = [];
  const Failed: Body[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...(await act(entry)) });
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

/** All that SQS can tell of a message, whether it was asked for or not. */
function receivedMessage(message: Message): Body {
  const { messageId, receiptHandle, body, attributes } = message;
  return {
    MessageId: messageId,
    ReceiptHandle: receiptHandle,
    Body: body,
    MD5OfBody: digestOfBody(body),
    Attributes: {
      SenderId: LOCAL_ACCOUNT,
      SentTimestamp: String(message.sentAt),
      ApproximateReceiveCount: String(message.receiveCount),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      ...(message.groupId === undefined ? {} : { MessageGroupId: message.groupId }),
      ...(message.deduplicationId === undefined
        ? {}
        : { MessageDeduplicationId: message.deduplicationId, SequenceNumber: message.sequenceNumber }),
    },
    ...(Object.keys(attributes).length === 0
      ? {}
      : { MessageAttributes: attributes, MD5OfMessageAttributes: digestOfAttributes(attributes) }),
  };
}

const urlOf = (origin: string, { definition }: Queue) => `${origin}/${LOCAL_ACCOUNT}/${definition.name}`;
export const queueArn = (name: string): string => `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${name}`;

function attributesOf(queue: Queue): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts();
  const { name, fifo, visibilityTimeoutSeconds, retentionSeconds, deadLetter } = queue.definition;
  return {
    QueueArn: queueArn(name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(visibilityTimeoutSeconds),
    MessageRetentionPeriod: String(retentionSeconds),
    ...(fifo ? { FifoQueue: 'true' } : {}),
    ...(deadLetter === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queueArn(deadLetter.queue),
            maxReceiveCount: deadLetter.maxReceiveCount,
          }),
        }),
  };
}
