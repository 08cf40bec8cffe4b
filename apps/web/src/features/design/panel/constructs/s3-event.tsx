import type { S3Event } from '@chalice-studio/appspec';
import { EventListField } from '../fields/event-list-field';
import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField, ResourceField } from '../fields/reference-fields';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';
import { KeyTryout } from '../previews/key-tryout';

/** `app.onS3Event(bucket, options, fn)`. */
export function S3EventForm({ construct }: { construct: S3Event }) {
  return (
    <>
      <FunctionNameField />
      <ResourceField path={['bucket']} type="bucket" label="Bucket" />
      <EventListField />
      <div>
        <div className="grid grid-cols-2 gap-3">
          <TextField path={['prefix']} label="Prefix" isMono isOptional unsetWhenEmpty placeholder="uploads/" />
          <TextField path={['suffix']} label="Suffix" isMono isOptional unsetWhenEmpty placeholder=".png" />
        </div>
        <KeyTryout prefix={construct.prefix} suffix={construct.suffix} />
      </div>
      <HandlerField kind="s3-event" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}
