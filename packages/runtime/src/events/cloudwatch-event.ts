import { LambdaEvent, required } from './lambda-event.js';

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
    return required(this.raw.version, 'version');
  }
  get account(): string {
    return required(this.raw.account, 'account');
  }
  get region(): string {
    return required(this.raw.region, 'region');
  }
  get detail(): Record<string, unknown> {
    return required(this.raw.detail, 'detail');
  }
  get detailType(): string {
    return required(this.raw['detail-type'], 'detail-type');
  }
  get source(): string {
    return required(this.raw.source, 'source');
  }
  /** ISO 8601 text, as AWS sends it. */
  get time(): string {
    return required(this.raw.time, 'time');
  }
  get eventId(): string {
    return required(this.raw.id, 'id');
  }
  get resources(): string[] {
    return required(this.raw.resources, 'resources');
  }
}
