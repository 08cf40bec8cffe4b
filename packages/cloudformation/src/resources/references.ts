import type { Json, Resource as ResourceConstruct, ResourceType, StageConfig } from '@chalice-studio/appspec';
import { logicalId } from '../logical-ids';
import { getAtt, ref, sub } from '../template';

/** Where a resource of the document is, seen from a template. */
export type ResourceReference = { arn: Json; name: Json; logicalId?: string };

const words: Record<ResourceType, string> = {
  table: 'Table',
  bucket: 'Bucket',
  queue: 'Queue',
  topic: 'Topic',
  stream: 'Stream',
};

/**
 * Pinned at the first successful deployment, so that renaming the resource never replaces its data. A new resource that took
 * the old name of a renamed one gets an id of its own: the short one is still the other's.
 */
export function resourceLogicalId(stage: StageConfig, resource: ResourceConstruct): string {
  const pinned = stage.pinnedLogicalIds[resource.id];
  if (pinned !== undefined) return pinned;
  const id = `${logicalId(resource.name)}${words[resource.type]}`;
  const isTaken = Object.values(stage.pinnedLogicalIds).includes(id);
  return isTaken ? `${id}${logicalId(resource.id)}` : id;
}

export function referenceTo(stage: StageConfig, resource: ResourceConstruct): ResourceReference {
  if (resource.origin.type === 'existing') return existing(resource.type, resource.origin.identifier);
  const id = resourceLogicalId(stage, resource);
  // A topic's Ref is its ARN, a queue's is its URL; for all others Ref is the name and Arn an attribute.
  if (resource.type === 'topic') return { arn: ref(id), name: getAtt(id, 'TopicName'), logicalId: id };
  if (resource.type === 'queue') return { arn: getAtt(id, 'Arn'), name: getAtt(id, 'QueueName'), logicalId: id };
  return { arn: getAtt(id, 'Arn'), name: ref(id), logicalId: id };
}

/** The ARN of a table's stream: the resource's own, or what the person gave with an existing table. */
export function streamArnOf(stage: StageConfig, resource: ResourceConstruct): Json {
  if (resource.origin.type === 'existing') return resource.origin.streamArn ?? resource.origin.identifier;
  return getAtt(resourceLogicalId(stage, resource), 'StreamArn');
}

const servicePaths: Record<Exclude<ResourceType, 'bucket'>, string> = {
  table: 'dynamodb:${AWS::Region}:${AWS::AccountId}:table/',
  queue: 'sqs:${AWS::Region}:${AWS::AccountId}:',
  topic: 'sns:${AWS::Region}:${AWS::AccountId}:',
  stream: 'kinesis:${AWS::Region}:${AWS::AccountId}:stream/',
};

function existing(type: ResourceType, identifier: string): ResourceReference {
  if (identifier.startsWith('arn:')) return { arn: identifier, name: identifier.split(/[:/]/).at(-1) ?? identifier };
  const path = type === 'bucket' ? 's3:::' : servicePaths[type];
  return { arn: sub(`arn:\${AWS::Partition}:${path}${identifier}`), name: identifier };
}
