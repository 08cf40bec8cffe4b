import type { AppSpec, Entity } from '../../app-spec';
import type { EntityKind } from '../../ids';
import type { Problem } from '../../problem';
import { checkFunctionName } from '../names';
import { checkAuthorizer } from './authorizer';
import { checkBlueprint } from './blueprint';
import { checkCwEvent } from './cw-event';
import { checkDynamodbRecord } from './dynamodb-record';
import { checkKinesisRecord } from './kinesis-record';
import { checkResource } from './resource';
import { checkRoute } from './route';
import { checkS3Event } from './s3-event';
import { checkSchedule } from './schedule';
import { checkSnsMessage } from './sns-message';
import { checkSqsMessage } from './sqs-message';
import { checkUse } from './use';
import { checkWebsocketHandler } from './websocket-handler';

type Of<Kind extends EntityKind> = Extract<Entity, { kind: Kind }>;
type Checks = { [Kind in EntityKind]: (entity: Of<Kind>, spec: AppSpec) => Problem[] };

/** What is wrong with one entity by itself; what lies between several is in `check-spec.ts`. */
const checks = {
  route: checkRoute,
  schedule: checkSchedule,
  'cw-event': checkCwEvent,
  's3-event': checkS3Event,
  'sns-message': checkSnsMessage,
  'sqs-message': checkSqsMessage,
  'kinesis-record': checkKinesisRecord,
  'dynamodb-record': checkDynamodbRecord,
  'lambda-function': checkFunctionName,
  authorizer: checkAuthorizer,
  'websocket-handler': checkWebsocketHandler,
  blueprint: checkBlueprint,
  middleware: () => [],
  resource: checkResource,
  use: checkUse,
} satisfies Checks;

export function checkEntity(entity: Entity, spec: AppSpec): Problem[] {
  // The registry pairs each kind with its own check; the pairing is lost when a kind is only known at run time.
  const check = checks[entity.kind] as (entity: Entity, spec: AppSpec) => Problem[];
  return check(entity, spec);
}
