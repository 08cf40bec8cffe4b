import { LambdaEvent } from './lambda-event.js';

type RawS3Event = { Records: { s3: { bucket: { name: string }; object: { key: string } } }[] };

/** A change of a bucket. Lambda sends one record an event. */
export class S3Event extends LambdaEvent<RawS3Event> {
  get bucket(): string {
    return this.#record.s3.bucket.name;
  }

  /** The object's key, decoded. */
  get key(): string {
    return unquotePlus(this.#record.s3.object.key);
  }

  get #record() {
    const [record] = this.raw.Records;
    if (record === undefined) throw new RangeError('The S3 event has no records.');
    return record;
  }
}

/** S3 sends keys form-encoded; an escape that is none stays as it is, where decodeURIComponent would throw. */
function unquotePlus(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
  });
}
