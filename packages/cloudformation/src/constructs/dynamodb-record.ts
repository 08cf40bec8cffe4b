import type { DynamodbRecord } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { sourceLogicalId } from '../logical-ids';
import { allow } from '../policy';
import { streamArnOf } from '../resources/references';
import { deadLetterArn, deadLetterStatements } from './dead-letter';
import { eventSourceMapping } from './event-source-mapping';

export function dynamodbRecord(construct: DynamodbRecord, context: SynthesisContext): Contribution {
  const table = context.spec.resources[construct.table];
  if (table === undefined) return {};
  const functionName = context.functionName(construct.name);
  const arn = streamArnOf(context.stage, table);
  const deadLetter = deadLetterArn(construct, context);
  return {
    resources: {
      [sourceLogicalId(functionName, 'DynamodbEventSource')]: eventSourceMapping({
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
          ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
          [arn],
        ),
      },
      ...deadLetterStatements(construct, functionName, context),
    ],
  };
}
