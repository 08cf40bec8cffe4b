import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { InvokeResult } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** Invokes a function and waits, with the last 4 KB of its log. */
export async function invoke(access: AwsAccess, physicalName: string, payload: string): Promise<InvokeResult> {
  const started = performance.now();
  try {
    const answer = await access.lambda.send(
      new InvokeCommand({ FunctionName: physicalName, Payload: Buffer.from(payload), LogType: 'Tail' }),
    );
    const tail = Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8');
    const functionError = answer.FunctionError;
    return {
      requestId: answer.$metadata.requestId ?? '',
      payload: Buffer.from(answer.Payload ?? []).toString('utf8'),
      durationMs: performance.now() - started,
      logTail: tail.split('\n').filter((line) => line !== ''),
      ...(functionError === 'Handled' || functionError === 'Unhandled' ? { functionError } : {}),
    };
  } catch (error) {
    throw toAwsError(error, `invoke ${physicalName}`);
  }
}
