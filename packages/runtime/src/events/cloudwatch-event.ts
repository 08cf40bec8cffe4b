import { LambdaEvent } from './lambda-event.js';

type RawCloudWatchEvent = {
  version: string;
  account: string;
  region: string;
  detail: Record<string, unknown>;
  'detail-type': string;
  source: string;
  time: string;
  id: string;
  resources: string[];
};

/** An event of EventBridge; a schedule's too. */
export class CloudWatchEvent extends LambdaEvent<RawCloudWatchEvent> {
  get version(): string {
    return this.raw.version;
  }
  get account(): string {
    return this.raw.account;
  }
  get region(): string {
    return this.raw.region;
  }
  get detail(): Record<string, unknown> {
    return this.raw.detail;
  }
  get detailType(): string {
    return this.raw['detail-type'];
  }
  get source(): string {
    return this.raw.source;
  }
  /** ISO 8601 text, as AWS sends it. */
  get time(): string {
    return this.raw.time;
  }
  get eventId(): string {
    return this.raw.id;
  }
  get resources(): string[] {
    return this.raw.resources;
  }
}
