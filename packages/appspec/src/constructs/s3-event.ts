import { z } from 'zod';
import { idSchema } from '../ids';
import { failureShape, registrationShape } from './parts';

/** What S3 can tell a Lambda function; `*` at the end takes every event of its kind. */
export const s3EventTypes = [
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRestore:*',
  's3:ObjectRestore:Post',
  's3:ObjectRestore:Completed',
  's3:ObjectRestore:Delete',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Put',
  's3:ObjectTagging:Delete',
  's3:ObjectAcl:Put',
  's3:ReducedRedundancyLostObject',
  's3:Replication:*',
  's3:Replication:OperationFailedReplication',
  's3:Replication:OperationNotTracked',
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationReplicatedAfterThreshold',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
  's3:LifecycleTransition',
  's3:IntelligentTiering',
] as const;

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
