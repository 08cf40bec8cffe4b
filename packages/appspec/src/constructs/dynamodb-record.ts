import { z } from 'zod';
import { idSchema } from '../ids';
import { batchShape, failureShape, registrationShape } from './parts';

/** `app.onDynamodbRecord(streamArn, options, fn)`; `table` is the id of a table resource that has a stream. */
export const dynamodbRecordSchema = z.strictObject({
  ...registrationShape,
  ...batchShape,
  ...failureShape,
  kind: z.literal('dynamodb-record'),
  name: z.string(),
  table: idSchema,
  startingPosition: z.enum(['LATEST', 'TRIM_HORIZON']).optional(),
});
export type DynamodbRecord = z.infer<typeof dynamodbRecordSchema>;
