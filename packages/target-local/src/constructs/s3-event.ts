import { type AppSpec, physicalName, type StageConfig } from '@chalice-studio/appspec';
import type { ObjectEvent } from '../data/s3/local-s3';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../deployments/environment';
import { deployedNames } from '../deployments/mounted-constructs';

export type ObjectSubscription = {
  functionName: string;
  bucket: string;
  events: readonly string[];
  prefix: string;
  suffix: string;
  retries: number | undefined;
};

export function objectSubscriptionsOf(spec: AppSpec, stageConfig: StageConfig): ObjectSubscription[] {
  return Object.values(spec.eventSources).flatMap((source) => {
    const resource = source.kind === 's3-event' ? spec.resources[source.bucket] : undefined;
    if (source.kind !== 's3-event' || resource === undefined) return [];
    return deployedNames(spec, source).map((functionName) => ({
      functionName,
      bucket: physicalName(spec, stageConfig.name, resource),
      events: source.events ?? ['s3:ObjectCreated:*'],
      prefix: source.prefix ?? '',
      suffix: source.suffix ?? '',
      retries: source.retries,
    }));
  });
}

export function wantsObject(subscription: ObjectSubscription, event: ObjectEvent): boolean {
  const { key } = event;
  return (
    subscription.bucket === event.bucket &&
    key.startsWith(subscription.prefix) &&
    key.endsWith(subscription.suffix) &&
    subscription.events.some((wanted) => matchesEventName(wanted, event.eventName))
  );
}

/** `s3:ObjectCreated:*` and its like; records name events without `s3:`. */
function matchesEventName(wanted: string, name: string): boolean {
  const pattern = wanted.replace(/^s3:/, '');
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** What S3 sends. A key is encoded as in a form: a space is `+`. */
export function s3Event(subscription: ObjectSubscription, event: ObjectEvent, now: number) {
  const object = {
    key: encodeURIComponent(event.key).replaceAll('%20', '+').replaceAll('%2F', '/'),
    ...(event.size === undefined ? {} : { size: event.size }),
    ...(event.eTag === undefined ? {} : { eTag: event.eTag }),
    sequencer: event.sequencer.padStart(18, '0'),
  };
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: LOCAL_REGION,
        eventTime: new Date(now).toISOString(),
        eventName: event.eventName,
        userIdentity: { principalId: `AWS:${LOCAL_ACCOUNT}` },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': event.sequencer, 'x-amz-id-2': event.sequencer },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: subscription.functionName,
          bucket: {
            name: event.bucket,
            ownerIdentity: { principalId: LOCAL_ACCOUNT },
            arn: `arn:aws:s3:::${event.bucket}`,
          },
          object,
        },
      },
    ],
  };
}
