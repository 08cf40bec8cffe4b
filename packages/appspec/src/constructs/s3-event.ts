import { z } from 'zod';
import { idSchema } from '../ids';
import { failureShape, registrationShape } from './parts';

/** `app.onS3Event(bucket, options, fn)`; `bucket` is the id of a bucket resource. Events default to `s3:ObjectCreated:*`. */
export const s3EventSchema = z.strictObject({
  ...registrationShape,
  ...failureShape,
  kind: z.literal('s3-event'),
  name: z.string(),
  bucket: idSchema,
  events: z.array(z.string()).optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
});
export type S3Event = z.infer<typeof s3EventSchema>;
