import type { LambdaContext } from '../src/index.js';
import type { PlainContext } from './case.js';

/** A recorded context in Node's spelling. */
export function lambdaContextOf(plain: PlainContext = {}): LambdaContext {
  const text = (key: string) => String(plain[key] ?? '');
  return {
    functionName: text('function_name'),
    functionVersion: text('function_version'),
    invokedFunctionArn: text('invoked_function_arn'),
    memoryLimitInMB: text('memory_limit_in_mb'),
    awsRequestId: text('aws_request_id'),
    logGroupName: text('log_group_name'),
    logStreamName: text('log_stream_name'),
    getRemainingTimeInMillis: () => Number(plain.remaining_time_in_millis),
  };
}

/** Node's context has the memory size as text, Python's as a number; neither knows it outside of Lambda. */
export function memoryOf(context: LambdaContext | undefined): number | null {
  return context === undefined || context.memoryLimitInMB === '' ? null : Number(context.memoryLimitInMB);
}
