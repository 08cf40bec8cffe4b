import type { Contribution, SynthesisContext } from '../contribution';
import { functionRef } from '../functions/lambda-function';
import { logicalId } from '../logical-ids';
import { allow, type PolicyStatement } from '../policy';
import { referenceTo } from '../resources/references';
import { properties } from '../template';

type FailureOptions = { deadLetter?: string | undefined; retries?: number | undefined };

/** Where events that keep failing go, when the document names a queue. */
export function deadLetterArn(options: FailureOptions, context: SynthesisContext) {
  const queue = options.deadLetter === undefined ? undefined : context.spec.resources[options.deadLetter];
  return queue === undefined ? undefined : referenceTo(context.stage, queue).arn;
}

export function deadLetterStatements(
  options: FailureOptions,
  functionName: string,
  context: SynthesisContext,
): { functionName: string; statement: PolicyStatement }[] {
  const arn = deadLetterArn(options, context);
  return arn === undefined ? [] : [{ functionName, statement: allow(['sqs:SendMessage'], [arn]) }];
}

/** For sources that Lambda calls asynchronously (rules, topics, buckets) retries and dead letters belong to the function. */
export function asynchronousFailures(
  options: FailureOptions,
  functionName: string,
  context: SynthesisContext,
): Contribution {
  const arn = deadLetterArn(options, context);
  if (arn === undefined && options.retries === undefined) return {};
  return {
    resources: {
      [`${logicalId(functionName)}EventInvokeConfig`]: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: properties({
          FunctionName: functionRef(functionName),
          Qualifier: '$LATEST',
          MaximumRetryAttempts: options.retries,
          DestinationConfig: arn === undefined ? undefined : { OnFailure: { Destination: arn } },
        }),
      },
    },
    statements: deadLetterStatements(options, functionName, context),
  };
}
