import { randomUUID } from 'node:crypto';
import type { LambdaContext } from '../http/lambda-proxy.js';

/** A context as Lambda hands it to a function. What is only known in AWS is empty. */
export function createLambdaContext(call: {
  functionName: string;
  memorySize?: number | undefined;
  timeoutMillis: number;
}): LambdaContext {
  const deadline = Date.now() + call.timeoutMillis;
  return {
    functionName: call.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: '',
    memoryLimitInMB: call.memorySize === undefined ? '' : String(call.memorySize),
    awsRequestId: randomUUID(),
    logGroupName: '',
    logStreamName: '',
    identity: undefined,
    clientContext: undefined,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}
