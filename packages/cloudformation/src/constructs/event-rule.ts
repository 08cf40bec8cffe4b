import type { Json } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { functionArn, functionRef, invokePermission } from '../functions/lambda-function';
import { sourceLogicalId } from '../logical-ids';
import { getAtt } from '../template';
import { asynchronousFailures } from './dead-letter';

type Source = { name: string; deadLetter?: string | undefined; retries?: number | undefined };

/** An EventBridge rule with one function as its target, under Chalice's ids `<Name><Name>Event` and `…Permission`. */
export function eventRule(
  source: Source,
  trigger: { [property: string]: Json },
  context: SynthesisContext,
): Contribution {
  const functionName = context.functionName(source.name);
  const id = sourceLogicalId(functionName, 'Event');
  const failures = asynchronousFailures(source, functionName, context);
  return {
    ...failures,
    resources: {
      [id]: {
        Type: 'AWS::Events::Rule',
        Properties: { ...trigger, Targets: [{ Arn: functionArn(functionName), Id: `${id}LambdaTarget` }] },
      },
      [`${id}Permission`]: invokePermission({
        principal: 'events.amazonaws.com',
        functionName: functionRef(functionName),
        sourceArn: getAtt(id, 'Arn'),
      }),
      ...failures.resources,
    },
  };
}
