import type { LambdaContext } from '../http/lambda-proxy.js';
import { BatchRecord, RecordBatch } from './record-batch.js';

type AttributeMap = Record<string, Record<string, unknown>>;

type RawDynamoDBRecord = {
  awsRegion: string;
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventSourceARN: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys: AttributeMap;
    NewImage?: AttributeMap;
    OldImage?: AttributeMap;
    SequenceNumber: string;
    SizeBytes: number;
    StreamViewType: string;
  };
};

/** One change of a table; images are DynamoDB's attribute maps (`{ id: { S: "1" } }`). */
export class DynamoDBRecord extends BatchRecord<RawDynamoDBRecord> {
  /** DynamoDB sends seconds. */
  get timestamp(): Date {
    return new Date(this.raw.dynamodb.ApproximateCreationDateTime * 1000);
  }
  get keys(): AttributeMap {
    return this.raw.dynamodb.Keys;
  }
  get newImage(): AttributeMap | undefined {
    return this.raw.dynamodb.NewImage;
  }
  get oldImage(): AttributeMap | undefined {
    return this.raw.dynamodb.OldImage;
  }
  get sequenceNumber(): string {
    return this.raw.dynamodb.SequenceNumber;
  }
  get sizeBytes(): number {
    return this.raw.dynamodb.SizeBytes;
  }
  get streamViewType(): string {
    return this.raw.dynamodb.StreamViewType;
  }
  get awsRegion(): string {
    return this.raw.awsRegion;
  }
  get eventId(): string {
    return this.raw.eventID;
  }
  get eventName(): 'INSERT' | 'MODIFY' | 'REMOVE' {
    return this.raw.eventName;
  }
  get eventSourceArn(): string {
    return this.raw.eventSourceARN;
  }
  /** The table of the stream's ARN; empty when it cannot be read. */
  get tableName(): string {
    return this.raw.eventSourceARN.split(':')[5]?.split('/')[1] ?? '';
  }
  override get itemIdentifier(): string {
    return this.sequenceNumber;
  }
}

/** Changes of a table. */
export class DynamoDBEvent extends RecordBatch<RawDynamoDBRecord, DynamoDBRecord> {
  protected record(raw: RawDynamoDBRecord, context: LambdaContext | undefined): DynamoDBRecord {
    return new DynamoDBRecord(raw, context);
  }
}
