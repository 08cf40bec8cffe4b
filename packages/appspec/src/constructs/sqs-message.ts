import { z } from 'zod';
import { idSchema } from '../ids';
import { batchShape, registrationShape } from './parts';

/** `app.onSqsMessage(options, fn)`; `queue` is the id of a queue resource. batchSize defaults to 1. */
export const sqsMessageSchema = z.strictObject({
  ...registrationShape,
  ...batchShape,
  kind: z.literal('sqs-message'),
  name: z.string(),
  queue: idSchema,
  maximumConcurrency: z.int().optional(),
});
export type SqsMessage = z.infer<typeof sqsMessageSchema>;
