import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { JsonField } from '../fields/json-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';

/** `app.onCwEvent(pattern, options, fn)`. */
export function CwEventForm() {
  return (
    <>
      <FunctionNameField />
      <JsonField
        path={['pattern']}
        label="Event pattern"
        isRequired
        example={{ source: ['aws.ec2'] }}
        help="EventBridge’s syntax, on the default bus. Every field that is named must match."
      />
      <HandlerField kind="cw-event" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}
