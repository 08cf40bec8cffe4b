import { z } from 'zod';
import { idSchema } from '../ids';
import { entityShape } from './parts';

/** Created with the app and kept on deletion, or one that is there already (`identifier`: name or ARN; `streamArn` for a table). */
const originSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('managed') }),
  z.strictObject({ type: z.literal('existing'), identifier: z.string(), streamArn: z.string().optional() }),
]);

const keySchema = z.strictObject({ name: z.string(), type: z.enum(['S', 'N', 'B']) });

const resourceShape = { ...entityShape, kind: z.literal('resource'), name: z.string(), origin: originSchema };

export const tableSchema = z.strictObject({
  ...resourceShape,
  type: z.literal('table'),
  partitionKey: keySchema,
  sortKey: keySchema.optional(),
  indexes: z
    .record(z.string(), z.strictObject({ name: z.string(), partitionKey: keySchema, sortKey: keySchema.optional() }))
    .optional(),
  ttlAttribute: z.string().optional(),
  streamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']).optional(),
});

export const bucketSchema = z.strictObject({
  ...resourceShape,
  type: z.literal('bucket'),
  versioned: z.boolean().optional(),
});

export const queueSchema = z.strictObject({
  ...resourceShape,
  type: z.literal('queue'),
  fifo: z.boolean().optional(),
  visibilityTimeoutSeconds: z.int().optional(),
  messageRetentionSeconds: z.int().optional(),
  deadLetter: z.strictObject({ queue: idSchema, maxReceiveCount: z.int() }).optional(),
});

export const topicSchema = z.strictObject({
  ...resourceShape,
  type: z.literal('topic'),
  fifo: z.boolean().optional(),
});

export const streamSchema = z.strictObject({
  ...resourceShape,
  type: z.literal('stream'),
  shardCount: z.int().optional(),
  retentionHours: z.int().optional(),
});

/** A table, bucket, queue, topic or stream. Its physical name in a stage is `physicalName(app, stage, resource)`. */
export const resourceSchema = z.discriminatedUnion('type', [
  tableSchema,
  bucketSchema,
  queueSchema,
  topicSchema,
  streamSchema,
]);
export type Resource = z.infer<typeof resourceSchema>;
export type ResourceType = Resource['type'];
