import { Agent, request } from 'node:http';
import { z } from 'zod';
import { messageAttributeSchema } from './message';

const receivedSchema = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()),
  MessageAttributes: z.record(z.string(), messageAttributeSchema).optional(),
});
export type ReceivedMessage = z.infer<typeof receivedSchema>;

/** The stage's SQS as the runner reads it: through the socket that functions use. */
export class SqsClient {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(readonly socketPath: string) {}

  async receive(
    queue: string,
    wanted: { limit: number; visibilitySeconds: number; waitSeconds: number },
    signal: AbortSignal,
  ): Promise<ReceivedMessage[]> {
    const answer = await this.#call(
      'ReceiveMessage',
      {
        QueueUrl: queue,
        MaxNumberOfMessages: wanted.limit,
        VisibilityTimeout: wanted.visibilitySeconds,
        WaitTimeSeconds: wanted.waitSeconds,
      },
      signal,
    );
    return z.object({ Messages: z.array(receivedSchema).default([]) }).parse(answer).Messages;
  }

  async delete(queue: string, receiptHandles: readonly string[]): Promise<void> {
    for (const Entries of tens(receiptHandles))
      await this.#call('DeleteMessageBatch', { QueueUrl: queue, Entries: Entries.map(entryOf) });
  }

  async changeVisibility(queue: string, receiptHandles: readonly string[], seconds: number): Promise<void> {
    for (const handles of tens(receiptHandles)) {
      const Entries = handles.map((handle, index) => ({ ...entryOf(handle, index), VisibilityTimeout: seconds }));
      await this.#call('ChangeMessageVisibilityBatch', { QueueUrl: queue, Entries });
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #call(operation: string, input: object, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` };
      const outgoing = request(
        { socketPath: this.socketPath, agent: this.#agent, method: 'POST', headers, ...(signal ? { signal } : {}) },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            if (answer.statusCode === 200) resolve(JSON.parse(text));
            else reject(new Error(`${operation} failed: ${text}`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(JSON.stringify(input));
    });
  }
}

const entryOf = (ReceiptHandle: string, index: number) => ({ Id: String(index), ReceiptHandle });

function tens<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / 10) }, (_, index) => items.slice(index * 10, index * 10 + 10));
}
