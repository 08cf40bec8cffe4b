import { z } from 'zod';
import { idSchema } from '../ids';
import { batchShape, failureShape, registrationShape } from './parts';

/** `app.onKinesisRecord(stream, options, fn)`; `stream` is the id of a stream resource. batchSize defaults to 100. */
export const kinesisRecordSchema = z.strictObject({
  ...registrationShape,
  ...batchShape,
  ...failureShape,
  kind: z.literal('kinesis-record'),
  name: z.string(),
  stream: idSchema,
  startingPosition: z.enum(['LATEST', 'TRIM_HORIZON']).optional(),
});
export type KinesisRecord = z.infer<typeof kinesisRecordSchema>;
