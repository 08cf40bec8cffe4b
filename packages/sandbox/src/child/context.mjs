/**
 * @typedef {object} FunctionIdentity
 * @property {string} functionName
 * @property {string} functionArn
 * @property {number} memoryMb
 * @property {string} logGroupName
 * @property {string} logStreamName
 */

/** Lambda's context object. @param {{ identity: FunctionIdentity | undefined, requestId: string, deadline: number }} call */
export function lambdaContext({ identity, requestId, deadline }) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: identity?.functionName ?? '',
    functionVersion: '$LATEST',
    invokedFunctionArn: identity?.functionArn ?? '',
    memoryLimitInMB: String(identity?.memoryMb ?? 128),
    awsRequestId: requestId,
    logGroupName: identity?.logGroupName ?? '',
    logStreamName: identity?.logStreamName ?? '',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
