import type { ConstructKind, Entity } from '@chalice-studio/appspec';
import type { Contribution, SynthesisContext } from '../contribution';
import { authorizer } from './authorizer';
import { cwEvent } from './cw-event';
import { dynamodbRecord } from './dynamodb-record';
import { kinesisRecord } from './kinesis-record';
import { resource } from './resource';
import { route } from './route';
import { s3Event } from './s3-event';
import { schedule } from './schedule';
import { snsMessage } from './sns-message';
import { sqsMessage } from './sqs-message';
import { websocketHandler } from './websocket-handler';

type Synthesizers = {
  [Kind in ConstructKind]: (construct: Extract<Entity, { kind: Kind }>, context: SynthesisContext) => Contribution;
};

/** Functions, blueprints and middleware are in the code: their functions are made with all others. */
const nothing = (): Contribution => ({});

export const synthesizers = {
  route,
  schedule,
  'cw-event': cwEvent,
  's3-event': s3Event,
  'sns-message': snsMessage,
  'sqs-message': sqsMessage,
  'kinesis-record': kinesisRecord,
  'dynamodb-record': dynamodbRecord,
  'lambda-function': nothing,
  authorizer,
  'websocket-handler': websocketHandler,
  blueprint: nothing,
  middleware: nothing,
  resource,
} as const satisfies Synthesizers;

/** Dispatches by kind; the registry above keeps every kind's function typed for its own construct. */
export function synthesizeConstruct(
  construct: Exclude<Entity, { kind: 'use' }>,
  context: SynthesisContext,
): Contribution {
  const synthesizer: (construct: never, context: SynthesisContext) => Contribution = synthesizers[construct.kind];
  return synthesizer(construct as never, context);
}
