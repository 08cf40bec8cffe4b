import type { ConstructKind, Entity } from '@chalice-studio/appspec';
import type { RegistrationContext } from './registration';
import { route } from './route';
import {
  cwEvent,
  dynamodbRecord,
  kinesisRecord,
  lambdaFunction,
  middleware,
  s3Event,
  schedule,
  snsMessage,
  sqsMessage,
  websocketHandler,
} from './sources';

type Of<Kind extends ConstructKind> = Extract<Entity, { kind: Kind }>;
/** Kinds that are one statement in a file of wiring. Authorizers get a variable, blueprints a file, resources no code. */
export type StatementKind = Exclude<ConstructKind, 'authorizer' | 'blueprint' | 'resource'>;

export const statements = {
  middleware,
  route,
  schedule,
  'cw-event': cwEvent,
  's3-event': s3Event,
  'sns-message': snsMessage,
  'sqs-message': sqsMessage,
  'kinesis-record': kinesisRecord,
  'dynamodb-record': dynamodbRecord,
  'lambda-function': lambdaFunction,
  'websocket-handler': websocketHandler,
} satisfies { [Kind in StatementKind]: (construct: Of<Kind>, context: RegistrationContext) => string };

export function statementOf(construct: Of<StatementKind>, context: RegistrationContext): string {
  const write: (construct: never, context: RegistrationContext) => string = statements[construct.kind];
  return write(construct as never, context);
}
