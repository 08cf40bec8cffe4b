import {
  type AppSpec,
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
import { literal, optional, statement } from '../literal';
import { type RegistrationContext, resourceName, streamName } from './registration';

type Write<Construct> = (construct: Construct, context: RegistrationContext) => string;

export const schedule: Write<Schedule> = (construct, { spec, imports, target }) =>
  statement(`${target}.schedule`, {
    args: [literal(construct.expression)],
    fields: {
      name: literal(construct.name),
      description: optional(construct.description),
      ...failures(construct, spec),
    },
    handler: imports.handler(construct.handler),
  });

export const cwEvent: Write<CwEvent> = (construct, { spec, imports, target }) =>
  statement(`${target}.onCwEvent`, {
    args: [literal(construct.pattern)],
    fields: { name: literal(construct.name), ...failures(construct, spec) },
    handler: imports.handler(construct.handler),
  });

export const s3Event: Write<S3Event> = (construct, { spec, imports, target }) =>
  statement(`${target}.onS3Event`, {
    args: [literal(resourceName(spec, construct.bucket))],
    fields: {
      name: literal(construct.name),
      events: optional(construct.events),
      prefix: optional(construct.prefix),
      suffix: optional(construct.suffix),
      ...failures(construct, spec),
    },
    handler: imports.handler(construct.handler),
  });

export const snsMessage: Write<SnsMessage> = (construct, { spec, imports, target }) =>
  statement(`${target}.onSnsMessage`, {
    args: [literal(resourceName(spec, construct.topic))],
    fields: {
      name: literal(construct.name),
      filterPolicy: optional(construct.filterPolicy),
      ...failures(construct, spec),
    },
    handler: imports.handler(construct.handler),
  });

export const sqsMessage: Write<SqsMessage> = (construct, { spec, imports, target }) => {
  const queue = resourceName(spec, construct.queue);
  return statement(`${target}.onSqsMessage`, {
    fields: {
      name: literal(construct.name),
      [queue.startsWith('arn:') ? 'queueArn' : 'queue']: literal(queue),
      ...batch(construct),
      maximumConcurrency: optional(construct.maximumConcurrency),
    },
    handler: imports.handler(construct.handler),
  });
};

export const kinesisRecord: Write<KinesisRecord> = (construct, { spec, imports, target }) =>
  statement(`${target}.onKinesisRecord`, {
    args: [literal(resourceName(spec, construct.stream))],
    fields: {
      name: literal(construct.name),
      ...batch(construct),
      startingPosition: optional(construct.startingPosition),
      ...failures(construct, spec),
    },
    handler: imports.handler(construct.handler),
  });

export const dynamodbRecord: Write<DynamodbRecord> = (construct, { spec, imports, target }) =>
  statement(`${target}.onDynamodbRecord`, {
    args: [literal(streamName(spec, construct.table))],
    fields: {
      name: literal(construct.name),
      ...batch(construct),
      startingPosition: optional(construct.startingPosition),
      ...failures(construct, spec),
    },
    handler: imports.handler(construct.handler),
  });

export const lambdaFunction: Write<LambdaFunction> = (construct, { imports, target }) =>
  statement(`${target}.lambdaFunction`, {
    fields: { name: literal(construct.name) },
    handler: imports.handler(construct.handler),
  });

const websocketMethods = { connect: 'onWsConnect', message: 'onWsMessage', disconnect: 'onWsDisconnect' };

export const websocketHandler: Write<WebsocketHandler> = (construct, { imports, target }) =>
  statement(`${target}.${websocketMethods[construct.event]}`, {
    fields: {
      name: literal(construct.name ?? websocketFunctionName(construct)),
      routeKey: optional(construct.routeKey),
    },
    handler: imports.handler(construct.handler),
  });

export const middleware: Write<Middleware> = (construct, { imports, target }) =>
  statement(`${target}.middleware`, {
    args: [literal(construct.eventType)],
    fields: {},
    handler: imports.handler(construct.handler),
  });

function batch(construct: SqsMessage | KinesisRecord | DynamodbRecord) {
  return {
    batchSize: optional(construct.batchSize),
    maximumBatchingWindowInSeconds: optional(construct.maximumBatchingWindowInSeconds),
    reportBatchItemFailures: optional(construct.reportBatchItemFailures),
    filters: optional(construct.filters),
  };
}

function failures(
  { deadLetter, retries }: { deadLetter?: string | undefined; retries?: number | undefined },
  spec: AppSpec,
) {
  return {
    deadLetter: deadLetter === undefined ? undefined : literal(resourceName(spec, deadLetter)),
    retries: optional(retries),
  };
}
