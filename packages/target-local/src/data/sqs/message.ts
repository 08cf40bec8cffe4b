import { z } from 'zod';

export const messageAttributeSchema = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  /** Base64. */
  BinaryValue: z.string().optional(),
});
export type MessageAttribute = z.infer<typeof messageAttributeSchema>;

/** A message as it lies on disk. Times are milliseconds since the epoch. */
export const messageSchema = z.object({
  messageId: z.string(),
  /** 20 digits; messages lie in its order. */
  sequenceNumber: z.string(),
  body: z.string(),
  attributes: z.record(z.string(), messageAttributeSchema),
  sentAt: z.number(),
  /** Before this nobody receives it: it is delayed, or somebody has it. */
  visibleAt: z.number(),
  receiveCount: z.int(),
  firstReceivedAt: z.number().optional(),
  /** Of the last receive; older ones delete nothing. */
  receiptHandle: z.string().optional(),
  groupId: z.string().optional(),
  deduplicationId: z.string().optional(),
});
export type Message = z.infer<typeof messageSchema>;
