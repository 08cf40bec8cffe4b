import type { LambdaContext } from '../http/lambda-proxy.js';
import { required } from './lambda-event.js';
import { BatchRecord, RecordBatch } from './record-batch.js';

type RawSqsRecord = { body: string; receiptHandle: string; messageId?: string };

/** One message of a queue. */
export class SQSRecord extends BatchRecord<RawSqsRecord> {
  get body(): string {
    return required(this.raw.body, 'body');
  }
  get receiptHandle(): string {
    return required(this.raw.receiptHandle, 'receiptHandle');
  }
  override get itemIdentifier(): string {
    return this.raw.messageId ?? '';
  }
}

/** Messages of a queue. */
export class SQSEvent extends RecordBatch<RawSqsRecord, SQSRecord> {
  protected record(raw: RawSqsRecord, context: LambdaContext | undefined): SQSRecord {
    return new SQSRecord(raw, context);
  }
}
