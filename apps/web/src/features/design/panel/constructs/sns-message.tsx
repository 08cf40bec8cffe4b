import { matchingEvent, type SnsMessage } from '@chalice-studio/appspec';
import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { JsonField } from '../fields/json-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField, ResourceField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';
import { PatternTryout } from '../previews/pattern-tryout';

/** `app.onSnsMessage(topic, options, fn)`. */
export function SnsMessageForm({ construct }: { construct: SnsMessage }) {
  return (
    <>
      <FunctionNameField />
      <ResourceField path={['topic']} type="topic" label="Topic" />
      <JsonField
        path={['filterPolicy']}
        label="Filter policy"
        addLabel="Add a filter policy"
        example={{ type: ['order'] }}
        help="By message attributes; messages that do not match are not delivered. Up to 5 attributes."
      />
      {construct.filterPolicy !== undefined && (
        <PatternTryout
          label="Try it on a message"
          patterns={[construct.filterPolicy]}
          sample={matchingEvent(construct.filterPolicy)}
          help="The message’s attributes, name and value."
        />
      )}
      <HandlerField kind="sns-message" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}
