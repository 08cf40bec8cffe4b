import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { ListField } from '../fields/list-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField, ResourceField } from '../fields/reference-fields';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';

/** `app.onS3Event(bucket, options, fn)`. */
export function S3EventForm() {
  return (
    <>
      <FunctionNameField />
      <ResourceField path={['bucket']} type="bucket" label="Bucket" />
      <ListField
        path={['events']}
        label="Events"
        placeholder="s3:ObjectCreated:*"
        help="One a line, such as s3:ObjectRemoved:*."
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField path={['prefix']} label="Prefix" isMono isOptional unsetWhenEmpty placeholder="uploads/" />
        <TextField path={['suffix']} label="Suffix" isMono isOptional unsetWhenEmpty placeholder=".png" />
      </div>
      <HandlerField kind="s3-event" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}
