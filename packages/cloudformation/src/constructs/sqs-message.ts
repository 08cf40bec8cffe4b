import type { SqsMessage } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { sourceLogicalId } from '../logical-ids';
import { allow } from '../policy';
import { referenceTo } from '../resources/references';
import { eventSourceMapping } from './event-source-mapping';

export function sqsMessage(construct: SqsMessage, context: SynthesisContext): Contribution {
  const queue = context.spec.resources[construct.queue];
  if (queue === undefined) return {};
  const functionName = context.functionName(construct.name);
  const { arn } = referenceTo(context.stage, queue);
  const { maximumConcurrency } = construct;
  return {
    resources: {
      [sourceLogicalId(functionName, 'SqsEventSource')]: eventSourceMapping({
        ...construct,
        functionName,
        sourceArn: arn,
        defaultBatchSize: 1,
        more: {
          ScalingConfig: maximumConcurrency === undefined ? undefined : { MaximumConcurrency: maximumConcurrency },
        },
      }),
    },
    statements: [
      {
        functionName,
        statement: allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [arn]),
      },
    ],
  };
}
