import type { LambdaContext } from '../http/lambda-proxy.js';
import { LambdaEvent, required } from './lambda-event.js';

type SnsMessage = { Message: string; Subject: string | null; MessageAttributes: Record<string, unknown> };
type RawSnsEvent = { Records: { Sns: SnsMessage }[] };

/** A message of a topic. Lambda sends one record an event. */
export class SNSEvent extends LambdaEvent<RawSnsEvent> {
  readonly #sns: SnsMessage;

  /** Throws where the event has no record. */
  constructor(raw: RawSnsEvent, context?: LambdaContext) {
    super(raw, context);
    this.#sns = required(raw.Records?.[0]?.Sns, 'Records[0].Sns');
  }

  get message(): string {
    return required(this.#sns.Message, 'Message');
  }
  get subject(): string | undefined {
    return required(this.#sns.Subject, 'Subject') ?? undefined;
  }
  get messageAttributes(): Record<string, unknown> {
    return required(this.#sns.MessageAttributes, 'MessageAttributes');
  }
}
