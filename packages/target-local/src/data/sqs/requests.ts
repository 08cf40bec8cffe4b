import { z } from 'zod';
import { messageAttributeSchema } from './message';
import { SqsError } from './sqs-error';

const attributes = z.record(z.string(), messageAttributeSchema).default({});
const queueUrl = z.string();
const MAXIMUM_BYTES = 1024 * 1024;
const TWELVE_HOURS = 43_200;

const newMessageSchema = z.object({
  MessageBody: z
    .string()
    .min(1)
    .refine((body) => Buffer.byteLength(body) <= MAXIMUM_BYTES, 'must be at most 1 MiB'),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: attributes,
  MessageGroupId: z.string().optional(),
  MessageDeduplicationId: z.string().optional(),
});
export type NewMessageRequest = z.infer<typeof newMessageSchema>;

const batchOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({
    QueueUrl: queueUrl,
    Entries: z
      .array(z.object({ Id: z.string().regex(/^[\w-]{1,80}$/), ...shape }))
      .min(1, 'must hold at least one entry')
      .max(10, 'must hold at most ten entries'),
  });

const receipt = { ReceiptHandle: z.string() };
const visibility = { ...receipt, VisibilityTimeout: z.int().min(0).max(TWELVE_HOURS) };

/** The input of each operation, in SQS's own words. */
export const sqsRequests = {
  GetQueueUrl: z.object({ QueueName: z.string() }),
  GetQueueAttributes: z.object({ QueueUrl: queueUrl }),
  ListQueues: z.object({ QueueNamePrefix: z.string().default('') }),
  SendMessage: newMessageSchema.extend({ QueueUrl: queueUrl }),
  SendMessageBatch: batchOf(newMessageSchema.shape),
  ReceiveMessage: z.object({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: z.int().min(1).max(10).default(1),
    VisibilityTimeout: z.int().min(0).max(TWELVE_HOURS).optional(),
    WaitTimeSeconds: z.int().min(0).max(20).default(0),
  }),
  DeleteMessage: z.object({ QueueUrl: queueUrl, ...receipt }),
  DeleteMessageBatch: batchOf(receipt),
  ChangeMessageVisibility: z.object({ QueueUrl: queueUrl, ...visibility }),
  ChangeMessageVisibilityBatch: batchOf(visibility),
  PurgeQueue: z.object({ QueueUrl: queueUrl }),
} as const;

export type SqsOperation = keyof typeof sqsRequests;

export const isSqsOperation = (name: string): name is SqsOperation => Object.hasOwn(sqsRequests, name);

export function parseRequest<Operation extends SqsOperation>(
  operation: Operation,
  input: unknown,
): z.infer<(typeof sqsRequests)[Operation]> {
  const parsed = sqsRequests[operation].safeParse(input);
  if (parsed.success) return parsed.data as z.infer<(typeof sqsRequests)[Operation]>;
  const words = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'The request'}: ${message}`);
  throw new SqsError('InvalidParameterValue', words.join('; '));
}
