import { type AppSpec, type Json, matchesPattern, physicalName, type StageConfig } from '@chalice-studio/appspec';
import type { Publication } from '../data/sns/publication';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../deployments/environment';
import { deployedNames } from '../deployments/mounted-constructs';
import { jsonOrText } from './json-or-text';

export type TopicSubscription = {
  functionName: string;
  topic: string;
  filterPolicy: Record<string, Json> | undefined;
  retries: number | undefined;
};

export function topicSubscriptionsOf(spec: AppSpec, stageConfig: StageConfig): TopicSubscription[] {
  return Object.values(spec.eventSources).flatMap((source) => {
    const resource = source.kind === 'sns-message' ? spec.resources[source.topic] : undefined;
    if (source.kind !== 'sns-message' || resource === undefined) return [];
    return deployedNames(spec, source).map((functionName) => ({
      functionName,
      topic: physicalName(spec, stageConfig.name, resource),
      filterPolicy: source.filterPolicy,
      retries: source.retries,
    }));
  });
}

export function wantsPublication({ topic, filterPolicy }: TopicSubscription, publication: Publication): boolean {
  if (topic !== publication.topic) return false;
  return filterPolicy === undefined || matchesPattern(filterPolicy, filterableAttributes(publication));
}

/** A policy sees a message's attributes: numbers as numbers, `String.Array` as the array that its text holds. */
function filterableAttributes({ attributes }: Publication): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { Type, Value }]) => {
      if (Type === 'Number') return [name, Number(Value)];
      return [name, Type === 'String.Array' ? jsonOrText(Value) : Value];
    }),
  );
}

/** What SNS sends. */
export function snsEvent({ functionName }: TopicSubscription, publication: Publication) {
  const arn = `arn:aws:sns:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${publication.topic}`;
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `${arn}:${functionName}`,
        Sns: {
          Type: 'Notification',
          MessageId: publication.messageId,
          TopicArn: arn,
          Subject: publication.subject ?? null,
          Message: publication.message,
          Timestamp: new Date(publication.at).toISOString(),
          SignatureVersion: '1',
          Signature: 'local',
          SigningCertUrl: '',
          UnsubscribeUrl: '',
          MessageAttributes: publication.attributes,
        },
      },
    ],
  };
}
