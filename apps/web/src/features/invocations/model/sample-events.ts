import {
  type Entity,
  findEntity,
  inOrder,
  type LambdaFunctionOfApp,
  physicalName,
  REST_FUNCTION,
} from '@chalice-studio/appspec';
import { ACCOUNT, REGION, type SampleContext } from './sample-context';
import { dynamodbSample, kinesisSample, snsSample, sqsSample } from './sample-records';
import { authorizerSample, restSample, websocketSample } from './sample-requests';

/** An event as AWS would send it to the function, with the names of the app's own resources. */
export function sampleEventOf(lambdaFunction: LambdaFunctionOfApp, context: SampleContext): unknown {
  if (lambdaFunction.name === REST_FUNCTION) {
    const routes = lambdaFunction.constructIds.flatMap((id) => context.spec.routes[id] ?? []);
    return restSample(inOrder(routes)[0], context);
  }
  const entity = findEntity(context.spec, lambdaFunction.constructIds[0] ?? '');
  return entity === undefined ? {} : sampleOfEntity(entity, context);
}

function sampleOfEntity(entity: Entity, context: SampleContext): unknown {
  const { spec, stageName, now } = context;
  const nameOf = (id: string, otherwise: string) => {
    const resource = spec.resources[id];
    return resource === undefined ? otherwise : physicalName(spec, stageName, resource);
  };
  switch (entity.kind) {
    case 'schedule':
      return eventBridgeSample({
        now,
        source: 'aws.events',
        detailType: 'Scheduled Event',
        detail: {},
        resources: [`arn:aws:events:${REGION}:${ACCOUNT}:rule/${spec.name}-${stageName}-${entity.name}`],
      });
    case 'cw-event':
      return eventBridgeSample({
        now,
        source: firstOf(entity.pattern.source) ?? 'my.app',
        detailType: firstOf(entity.pattern['detail-type']) ?? 'Something happened',
        detail: exampleOfPattern(entity.pattern.detail),
        resources: [],
      });
    case 's3-event':
      return s3Sample({
        bucket: nameOf(entity.bucket, 'my-bucket'),
        key: `${entity.prefix ?? ''}example${entity.suffix ?? '.txt'}`,
        eventName: (entity.events?.[0] ?? 's3:ObjectCreated:Put').replace(/^s3:/, '').replace('*', 'Put'),
        now,
      });
    case 'sns-message':
      return snsSample({ topic: nameOf(entity.topic, 'my-topic'), now });
    case 'sqs-message':
      return sqsSample({ queue: nameOf(entity.queue, 'my-queue'), now });
    case 'kinesis-record':
      return kinesisSample({ stream: nameOf(entity.stream, 'my-stream'), now });
    case 'dynamodb-record':
      return dynamodbSample({ table: spec.resources[entity.table], tableName: nameOf(entity.table, 'my-table'), now });
    case 'authorizer':
      return authorizerSample(context);
    case 'websocket-handler':
      return websocketSample(entity, context);
    default:
      return {};
  }
}

function eventBridgeSample(event: {
  now: number;
  source: string;
  detailType: string;
  detail: unknown;
  resources: string[];
}) {
  return {
    version: '0',
    id: 'cdc73f9d-aea9-11e3-9d5a-835b769c0d9c',
    'detail-type': event.detailType,
    source: event.source,
    account: ACCOUNT,
    // EventBridge gives whole seconds.
    time: new Date(event.now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: event.resources,
    detail: event.detail,
  };
}

function s3Sample(event: { bucket: string; key: string; eventName: string; now: number }) {
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: REGION,
        eventTime: new Date(event.now).toISOString(),
        eventName: event.eventName,
        userIdentity: { principalId: 'EXAMPLE' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: { 'x-amz-request-id': 'EXAMPLE123456789', 'x-amz-id-2': 'EXAMPLE123/5678abcdefg' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'example',
          bucket: {
            name: event.bucket,
            ownerIdentity: { principalId: 'EXAMPLE' },
            arn: `arn:aws:s3:::${event.bucket}`,
          },
          // S3 writes keys as a form does: a space is a plus.
          object: {
            key: encodeURIComponent(event.key).replaceAll('%2F', '/').replaceAll('%20', '+'),
            size: 1024,
            eTag: '0123456789abcdef0123456789abcdef',
            sequencer: '0A1B2C3D4E5F678901',
          },
        },
      },
    ],
  };
}

function firstOf(value: unknown): string | undefined {
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : undefined;
}

/** A detail that the pattern lets through where it names plain values; operators are left for the person to fill in. */
function exampleOfPattern(pattern: unknown): unknown {
  if (Array.isArray(pattern)) return typeof pattern[0] === 'object' ? null : (pattern[0] ?? null);
  if (typeof pattern !== 'object' || pattern === null) return {};
  return Object.fromEntries(Object.entries(pattern).map(([key, value]) => [key, exampleOfPattern(value)]));
}
