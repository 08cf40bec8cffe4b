import { randomUUID } from 'node:crypto';
import type { Publication } from './publication';
import { attributesIn, entriesIn } from './query-input';

export type XmlAnswer = { status: number; body: string };

const MAXIMUM_BYTES = 256 * 1024;

class SnsError extends Error {
  override name = 'SnsError';
  constructor(
    readonly code: 'NotFound' | 'InvalidParameter' | 'InvalidAction',
    message: string,
  ) {
    super(message);
  }
}

/** The stage's SNS: what is published goes to the handlers that subscribed. */
export class LocalSns {
  readonly #onPublish: (publication: Publication) => void;
  #topics: ReadonlySet<string> = new Set();

  constructor(onPublish: (publication: Publication) => void) {
    this.#onPublish = onPublish;
  }

  configure(topics: readonly string[]): void {
    this.#topics = new Set(topics);
  }

  /** A call of SNS's query protocol: the form's fields in, XML out. */
  call(input: URLSearchParams): XmlAnswer {
    const action = input.get('Action') ?? '';
    try {
      if (action === 'Publish') return answer(action, `<MessageId>${this.#publish(input)}</MessageId>`);
      if (action === 'PublishBatch') return answer(action, this.#publishBatch(input));
      const message = `The local target’s SNS has no ${action}; it has Publish and PublishBatch. Topics come with the design.`;
      throw new SnsError('InvalidAction', message);
    } catch (error) {
      if (error instanceof SnsError) return failure(error);
      throw error;
    }
  }

  #publish(input: URLSearchParams, arn = input.get('TopicArn') ?? input.get('TargetArn') ?? ''): string {
    const topic = arn.split(':').at(-1) ?? '';
    if (!this.#topics.has(topic)) {
      const known = [...this.#topics].join(', ') || 'none';
      throw new SnsError('NotFound', `This stage has no topic ${JSON.stringify(arn)}. Its topics: ${known}.`);
    }
    const message = input.get('Message') ?? '';
    if (message === '') throw new SnsError('InvalidParameter', 'Invalid parameter: Empty message');
    if (Buffer.byteLength(message) > MAXIMUM_BYTES)
      throw new SnsError('InvalidParameter', 'Invalid parameter: Message too long, 256 KB at most');
    const subject = input.get('Subject') ?? undefined;
    const messageId = randomUUID();
    this.#onPublish({
      ...{ topic, messageId, message, attributes: attributesIn(input), at: Date.now() },
      ...(subject === undefined ? {} : { subject }),
    });
    return messageId;
  }

  /** Each by itself: one that fails does not stop the others. */
  #publishBatch(input: URLSearchParams): string {
    const arn = input.get('TopicArn') ?? '';
    let successful = '';
    let failed = '';
    for (const entry of entriesIn(input)) {
      const id = `<Id>${escapeXml(entry.get('Id') ?? '')}</Id>`;
      try {
        successful += `<member>${id}<MessageId>${this.#publish(entry, arn)}</MessageId></member>`;
      } catch (error) {
        if (!(error instanceof SnsError) || error.code === 'NotFound') throw error;
        failed += `<member>${id}<Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message><SenderFault>true</SenderFault></member>`;
      }
    }
    return `<Successful>${successful}</Successful><Failed>${failed}</Failed>`;
  }
}

const namespace = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

function answer(action: string, result: string): XmlAnswer {
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  const body = `<${action}Response ${namespace}><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`;
  return { status: 200, body };
}

function failure({ code, message }: SnsError): XmlAnswer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  const body = `<ErrorResponse ${namespace}>${error}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  return { status: code === 'NotFound' ? 404 : 400, body };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
