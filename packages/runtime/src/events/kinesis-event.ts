import type { LambdaContext } from '../http/lambda-proxy.js';
import { BatchRecord, RecordBatch } from './record-batch.js';

type RawKinesisRecord = {
  kinesis: {
    data: string;
    sequenceNumber: string;
    partitionKey: string;
    kinesisSchemaVersion: string;
    approximateArrivalTimestamp: number;
  };
};

export class KinesisRecord extends BatchRecord<RawKinesisRecord> {
  /** The record's bytes; Kinesis sends them as base64. */
  get data(): Uint8Array {
    return Buffer.from(this.raw.kinesis.data, 'base64');
  }
  get sequenceNumber(): string {
    return this.raw.kinesis.sequenceNumber;
  }
  get partitionKey(): string {
    return this.raw.kinesis.partitionKey;
  }
  get schemaVersion(): string {
    return this.raw.kinesis.kinesisSchemaVersion;
  }
  /** Kinesis sends seconds. */
  get timestamp(): Date {
    return new Date(this.raw.kinesis.approximateArrivalTimestamp * 1000);
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
