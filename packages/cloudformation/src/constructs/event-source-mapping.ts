import type { Json } from '@chalice-studio/appspec';
import { functionRef } from '../functions/lambda-function';
import { properties, type Resource } from '../template';

/** The options that queues, Kinesis and DynamoDB streams share, as the documents spell them. */
type BatchOptions = {
  batchSize?: number | undefined;
  maximumBatchingWindowInSeconds?: number | undefined;
  reportBatchItemFailures?: boolean | undefined;
  filters?: readonly { [key: string]: Json }[] | undefined;
  retries?: number | undefined;
};

/** `AWS::Lambda::EventSourceMapping`: Lambda polls the source and hands batches to the function. */
export function eventSourceMapping(
  options: BatchOptions & {
    functionName: string;
    sourceArn: Json;
    defaultBatchSize: number;
    deadLetterArn?: Json;
    more?: { [key: string]: Json | undefined };
  },
): Resource {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: properties({
      BatchSize: options.batchSize ?? options.defaultBatchSize,
      EventSourceArn: options.sourceArn,
      FunctionName: functionRef(options.functionName),
      MaximumBatchingWindowInSeconds: options.maximumBatchingWindowInSeconds ?? 0,
      FunctionResponseTypes: options.reportBatchItemFailures === true ? ['ReportBatchItemFailures'] : undefined,
      FilterCriteria:
        options.filters === undefined || options.filters.length === 0
          ? undefined
          : { Filters: options.filters.map((filter) => ({ Pattern: JSON.stringify(filter) })) },
      MaximumRetryAttempts: options.retries,
      DestinationConfig:
        options.deadLetterArn === undefined ? undefined : { OnFailure: { Destination: options.deadLetterArn } },
      ...options.more,
    }),
  };
}
