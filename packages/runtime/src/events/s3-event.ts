import type { LambdaContext } from '../http/lambda-proxy.js';
import { LambdaEvent, required } from './lambda-event.js';

type S3Entity = { bucket: { name: string }; object: { key: string } };
type RawS3Event = { Records: { s3: S3Entity }[] };

/** A change of a bucket. Lambda sends one record an event. */
export class S3Event extends LambdaEvent<RawS3Event> {
  readonly #s3: S3Entity;

  /** Throws where the event has no record. */
  constructor(raw: RawS3Event, context?: LambdaContext) {
    super(raw, context);
    this.#s3 = required(raw.Records?.[0]?.s3, 'Records[0].s3');
  }

  get bucket(): string {
    return required(this.#s3.bucket?.name, 's3.bucket.name');
  }

  /** The object's key, decoded. */
  get key(): string {
    return unquotePlus(required(this.#s3.object?.key, 's3.object.key'));
  }
}

/** S3 sends keys form-encoded; an escape that is none stays as it is, where decodeURIComponent would throw. */
function unquotePlus(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
  });
}
