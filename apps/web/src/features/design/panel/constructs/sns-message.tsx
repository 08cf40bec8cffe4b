import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { JsonField } from '../fields/json-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField, ResourceField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';

/** `app.onSnsMessage(topic, options, fn)`. */
export function SnsMessageForm() {
  return (
    <>
      <FunctionNameField />
      <ResourceField path={['topic']} type="topic" label="Topic" />
      <JsonField
        path={['filterPolicy']}
        label="Filter policy"
        addLabel="Add a filter policy"
        example={{ type: ['order'] }}
        help="By message attributes; messages that do not match are not delivered."
      />
      <HandlerField kind="sns-message" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}
