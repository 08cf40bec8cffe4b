import { LambdaEvent } from './lambda-event.js';

type RawSnsEvent = {
  Records: { Sns: { Message: string; Subject: string | null; MessageAttributes: Record<string, unknown> } }[];
};

/** A message of a topic. Lambda sends one record an event. */
export class SNSEvent extends LambdaEvent<RawSnsEvent> {
  get message(): string {
    return this.#sns.Message;
  }
  get subject(): string | undefined {
    return this.#sns.Subject ?? undefined;
  }
  get messageAttributes(): Record<string, unknown> {
    return this.#sns.MessageAttributes;
  }

  get #sns() {
    const [record] = this.raw.Records;
    if (record === undefined) throw new RangeError('The SNS event has no records.');
    return record.Sns;
  }
}
