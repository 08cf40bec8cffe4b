import type { ConstructKind, Entity } from '@chalice-studio/appspec';
import type { ComponentType } from 'react';
import { CodeFirstNotice } from '../code-first-notice';
import { ExtraCloudFormationField } from '../fields/extra-cloudformation-field';
import { AuthorizerForm } from './authorizer';
import { BlueprintForm } from './blueprint';
import { CwEventForm } from './cw-event';
import { DynamodbRecordForm } from './dynamodb-record';
import { KinesisRecordForm } from './kinesis-record';
import { LambdaFunctionForm } from './lambda-function';
import { MiddlewareForm } from './middleware';
import { ResourceForm } from './resource';
import { RouteForm } from './route';
import { S3EventForm } from './s3-event';
import { ScheduleForm } from './schedule';
import { SnsMessageForm } from './sns-message';
import { SqsMessageForm } from './sqs-message';
import { WebsocketHandlerForm } from './websocket-handler';

type Of<Kind extends ConstructKind> = Extract<Entity, { kind: Kind }>;

/** The form of every kind: a new kind in appspec is missing here until it has one. */
const forms = {
  route: RouteForm,
  schedule: ScheduleForm,
  'cw-event': CwEventForm,
  's3-event': S3EventForm,
  'sns-message': SnsMessageForm,
  'sqs-message': SqsMessageForm,
  'kinesis-record': KinesisRecordForm,
  'dynamodb-record': DynamodbRecordForm,
  'lambda-function': LambdaFunctionForm,
  authorizer: AuthorizerForm,
  'websocket-handler': WebsocketHandlerForm,
  blueprint: BlueprintForm,
  middleware: MiddlewareForm,
  resource: ResourceForm,
} satisfies { [Kind in ConstructKind]: ComponentType<{ construct: Of<Kind> }> };

export function ConstructForm({ construct }: { construct: Of<ConstructKind> }) {
  // The registry pairs each kind with its own form; the pairing is lost when a kind is only known at run time.
  const Form = forms[construct.kind] as ComponentType<{ construct: Of<ConstructKind> }>;
  return (
    <>
      <CodeFirstNotice construct={construct} />
      <Form construct={construct} />
      <ExtraCloudFormationField />
    </>
  );
}
