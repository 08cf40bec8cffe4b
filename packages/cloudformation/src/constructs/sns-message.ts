import type { SnsMessage } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { functionArn, functionRef, invokePermission } from '../functions/lambda-function';
import { sourceLogicalId } from '../logical-ids';
import { referenceTo } from '../resources/references';
import { properties } from '../template';
import { asynchronousFailures } from './dead-letter';

export function snsMessage(construct: SnsMessage, context: SynthesisContext): Contribution {
  const topic = context.spec.resources[construct.topic];
  if (topic === undefined) return {};
  const functionName = context.functionName(construct.name);
  const { arn } = referenceTo(context.stage, topic);
  const id = sourceLogicalId(functionName, 'SnsSubscription');
  const failures = asynchronousFailures(construct, functionName, context);
  return {
    ...failures,
    resources: {
      [id]: {
        Type: 'AWS::SNS::Subscription',
        Properties: properties({
          Endpoint: functionArn(functionName),
          Protocol: 'lambda',
          TopicArn: arn,
          FilterPolicy: construct.filterPolicy,
        }),
      },
      [`${id}Permission`]: invokePermission({
        principal: 'sns.amazonaws.com',
        functionName: functionRef(functionName),
        sourceArn: arn,
      }),
      ...failures.resources,
    },
  };
}
