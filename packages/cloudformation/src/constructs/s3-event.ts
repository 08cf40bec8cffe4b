import type { S3Event } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { functionRef, invokePermission } from '../functions/lambda-function';
import { sourceLogicalId } from '../logical-ids';
import { referenceTo } from '../resources/references';
import { ref } from '../template';
import { asynchronousFailures } from './dead-letter';

/** The permission; the bucket's entry itself is written by the custom resource of `s3-notifications`. */
export function s3Event(construct: S3Event, context: SynthesisContext): Contribution {
  const bucket = context.spec.resources[construct.bucket];
  if (bucket === undefined) return {};
  const functionName = context.functionName(construct.name);
  const permission = invokePermission({
    principal: 's3.amazonaws.com',
    functionName: functionRef(functionName),
    sourceArn: referenceTo(context.stage, bucket).arn,
  });
  const failures = asynchronousFailures(construct, functionName, context);
  return {
    ...failures,
    resources: {
      [sourceLogicalId(functionName, 'S3EventPermission')]: {
        ...permission,
        // A bucket's ARN names no account: without this a stranger's bucket of a freed name could call the function.
        Properties: { ...permission.Properties, SourceAccount: ref('AWS::AccountId') },
      },
      ...failures.resources,
    },
    bucketNotifications: [
      {
        bucket: construct.bucket,
        functionName,
        events: construct.events ?? ['s3:ObjectCreated:*'],
        prefix: construct.prefix,
        suffix: construct.suffix,
      },
    ],
  };
}
