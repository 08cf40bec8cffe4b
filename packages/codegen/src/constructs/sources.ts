import {
  type CwEvent,
  type DynamodbRecord,
  type KinesisRecord,
  type LambdaFunction,
  type Middleware,
  type S3Event,
  type Schedule,
  type SnsMessage,
  type SqsMessage,
  type WebsocketHandler,
  websocketFunctionName,
} from '@chalice-studio/appspec';
import { call, literal, optional, options } from '../literal';
import { type RegistrationContext, resourceName } from './registration';

type Write<Construct> = (construct: Construct, context: RegistrationContext) => string;

export const schedule: Write<Schedule> = (construct, { imports, target }) => {
  const fields = options({ name: literal(construct.name), description: optional(construct.description) });
  return `${call(`${target}.schedule`, literal(construct.expression), fields, imports.handler(construct.handler))};`;
};

export const cwEvent: Write<CwEvent> = (construct, { imports, target }) => {
  const fields = options({ name: literal(construct.name) });
  return `${call(`${target}.onCwEvent`, literal(construct.pattern), fields, imports.handler(construct.handler))};`;
};

export const s3Event: Write<S3Event> = (construct, { spec, imports, target }) => {
  const fields = options({
    name: literal(construct.name),
    events: optional(construct.events),
    prefix: optional(construct.prefix),
    suffix: optional(construct.suffix),
  });
  const bucket = literal(resourceName(spec, construct.bucket));
  return `${call(`${target}.onS3Event`, bucket, fields, imports.handler(construct.handler))};`;
};

export const snsMessage: Write<SnsMessage> = (construct, { spec, imports, target }) => {
  const topic = literal(resourceName(spec, construct.topic));
  return `${call(`${target}.onSnsMessage`, topic, options({ name: literal(construct.name) }), imports.handler(construct.handler))};`;
};

export const sqsMessage: Write<SqsMessage> = (construct, { spec, imports, target }) => {
  const queue = resourceName(spec, construct.queue);
  const fields = options({
    name: literal(construct.name),
    [queue.startsWith('arn:') ? 'queueArn' : 'queue']: literal(queue),
    ...batch(construct),
    maximumConcurrency: optional(construct.maximumConcurrency),
  });
  return `${call(`${target}.onSqsMessage`, fields, imports.handler(construct.handler))};`;
};

export const kinesisRecord: Write<KinesisRecord> = (construct, { spec, imports, target }) => {
  const stream = literal(resourceName(spec, construct.stream));
  const fields = options({
    name: literal(construct.name),
    ...batch(construct),
    startingPosition: optional(construct.startingPosition),
  });
  return `${call(`${target}.onKinesisRecord`, stream, fields, imports.handler(construct.handler))};`;
};

export const dynamodbRecord: Write<DynamodbRecord> = (construct, { spec, imports, target }) => {
  const table = spec.resources[construct.table];
  const streamArn = table?.origin.type === 'existing' ? table.origin.streamArn : undefined;
  const source = literal(streamArn ?? resourceName(spec, construct.table));
  const fields = options({
    name: literal(construct.name),
    ...batch(construct),
    startingPosition: optional(construct.startingPosition),
  });
  return `${call(`${target}.onDynamodbRecord`, source, fields, imports.handler(construct.handler))};`;
};

export const lambdaFunction: Write<LambdaFunction> = (construct, { imports, target }) =>
  `${call(`${target}.lambdaFunction`, options({ name: literal(construct.name) }), imports.handler(construct.handler))};`;

const websocketMethods = { connect: 'onWsConnect', message: 'onWsMessage', disconnect: 'onWsDisconnect' };

export const websocketHandler: Write<WebsocketHandler> = (construct, { imports, target }) => {
  const fields = options({
    name: literal(construct.name ?? websocketFunctionName(construct)),
    routeKey: optional(construct.routeKey),
  });
  return `${call(`${target}.${websocketMethods[construct.event]}`, fields, imports.handler(construct.handler))};`;
};

export const middleware: Write<Middleware> = (construct, { imports, target }) =>
  `${call(`${target}.middleware`, literal(construct.eventType), imports.handler(construct.handler))};`;

function batch(construct: SqsMessage | KinesisRecord | DynamodbRecord) {
  return {
    batchSize: optional(construct.batchSize),
    maximumBatchingWindowInSeconds: optional(construct.maximumBatchingWindowInSeconds),
    reportBatchItemFailures: optional(construct.reportBatchItemFailures),
  };
}
