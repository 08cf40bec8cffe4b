import type { LambdaContext } from '../http/lambda-proxy.js';
import { required } from './lambda-event.js';
import { BatchRecord, RecordBatch, secondsToDate } from './record-batch.js';

type AttributeMap = Record<string, Record<string, unknown>>;

type RawDynamoDBRecord = {
  awsRegion: string;
  eventID: string;
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  eventSourceARN: string;
  dynamodb: {
    ApproximateCreationDateTime: number;
    Keys?: AttributeMap;
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
    return secondsToDate(required(this.raw.dynamodb.ApproximateCreationDateTime, 'ApproximateCreationDateTime'));
  }
  /** Undefined where the record has none. */
  get keys(): AttributeMap | undefined {
    return this.raw.dynamodb.Keys;
  }
  get newImage(): AttributeMap | undefined {
    return this.raw.dynamodb.NewImage;
  }
  get oldImage(): AttributeMap | undefined {
    return this.raw.dynamodb.OldImage;
  }
  get sequenceNumber(): string {
    return required(this.raw.dynamodb.SequenceNumber, 'SequenceNumber');
  }
  get sizeBytes(): number {
    return required(this.raw.dynamodb.SizeBytes, 'SizeBytes');
  }
  get streamViewType(): string {
    return required(this.raw.dynamodb.StreamViewType, 'StreamViewType');
  }
  get awsRegion(): string {
    return required(this.raw.awsRegion, 'awsRegion');
  }
  get eventId(): string {
    return required(this.raw.eventID, 'eventID');
  }
  get eventName(): 'INSERT' | 'MODIFY' | 'REMOVE' {
    return required(this.raw.eventName, 'eventName');
  }
  get eventSourceArn(): string {
    return required(this.raw.eventSourceARN, 'eventSourceARN');
  }
  /** The table of the stream's ARN; empty when it cannot be read. */
  get tableName(): string {
    return this.eventSourceArn.split(':')[5]?.split('/')[1] ?? '';
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
