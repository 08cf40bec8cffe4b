import type { KinesisRecord } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { sourceLogicalId } from '../logical-ids';
import { allow } from '../policy';
import { referenceTo } from '../resources/references';
import { deadLetterArn, deadLetterStatements } from './dead-letter';
import { eventSourceMapping } from './event-source-mapping';

export function kinesisRecord(construct: KinesisRecord, context: SynthesisContext): Contribution {
  const stream = context.spec.resources[construct.stream];
  if (stream === undefined) return {};
  const functionName = context.functionName(construct.name);
  const { arn } = referenceTo(context.stage, stream);
  const deadLetter = deadLetterArn(construct, context);
  return {
    resources: {
      [sourceLogicalId(functionName, 'KinesisEventSource')]: eventSourceMapping({
        ...construct,
        ...(deadLetter === undefined ? {} : { deadLetterArn: deadLetter }),
        functionName,
        sourceArn: arn,
        defaultBatchSize: 100,
        more: { StartingPosition: construct.startingPosition ?? 'LATEST' },
      }),
    },
    statements: [
      {
        functionName,
        statement: allow(
          ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream', 'kinesis:ListStreams'],
          [arn],
        ),
      },
      ...deadLetterStatements(construct, functionName, context),
    ],
  };
}
