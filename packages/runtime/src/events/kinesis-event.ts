import { decodeBase64 } from '../http/body.js';
import type { LambdaContext } from '../http/lambda-proxy.js';
import { required } from './lambda-event.js';
import { BatchRecord, RecordBatch, secondsToDate } from './record-batch.js';

type RawKinesisRecord = {
  kinesis: {
    data: string;
    sequenceNumber: string;
    partitionKey: string;
    kinesisSchemaVersion: string;
    approximateArrivalTimestamp: number;
  };
};

/** One record of a stream. */
export class KinesisRecord extends BatchRecord<RawKinesisRecord> {
  /** The record's bytes; Kinesis sends them as base64. */
  get data(): Uint8Array {
    return decodeBase64(required(this.raw.kinesis.data, 'data'));
  }
  get sequenceNumber(): string {
    return required(this.raw.kinesis.sequenceNumber, 'sequenceNumber');
  }
  get partitionKey(): string {
    return required(this.raw.kinesis.partitionKey, 'partitionKey');
  }
  get schemaVersion(): string {
    return required(this.raw.kinesis.kinesisSchemaVersion, 'kinesisSchemaVersion');
  }
  /** Kinesis sends seconds. */
  get timestamp(): Date {
    return secondsToDate(required(this.raw.kinesis.approximateArrivalTimestamp, 'approximateArrivalTimestamp'));
  }
  override get itemIdentifier(): string {
    return this.sequenceNumber;
  }
}

/** Records of a stream. */
export class KinesisEvent extends RecordBatch<RawKinesisRecord, KinesisRecord> {
  protected record(raw: RawKinesisRecord, context: LambdaContext | undefined): KinesisRecord {
    return new KinesisRecord(raw, context);
  }
}
