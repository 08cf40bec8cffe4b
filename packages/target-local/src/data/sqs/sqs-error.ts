import type { ServiceAnswer } from '../service-answer';

/** What SQS refuses, by the name of its error. */
export class SqsError extends Error {
  override name = 'SqsError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function sqsErrorAnswer({ code, message }: SqsError, status = 400): ServiceAnswer {
  return { status, body: { __type: `com.amazonaws.sqs#${code}`, message } };
}
