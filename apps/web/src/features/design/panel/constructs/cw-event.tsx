import { type CwEvent, matchingEvent } from '@chalice-studio/appspec';
import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { JsonField } from '../fields/json-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';
import { PatternTryout } from '../previews/pattern-tryout';

/** `app.onCwEvent(pattern, options, fn)`. */
export function CwEventForm({ construct }: { construct: CwEvent }) {
  return (
    <>
      <FunctionNameField />
      <JsonField
        path={['pattern']}
        label="Event pattern"
        isRequired
        example={{ source: ['aws.ec2'] }}
        help="EventBridge’s syntax, on the default bus. Every field that is named must match; a list is “one of”. Operators: prefix, suffix, anything-but, numeric, exists, cidr, wildcard, equals-ignore-case, $or. Up to 2,048 characters."
      />
      <PatternTryout
        label="Try it on an event"
        patterns={[construct.pattern]}
        sample={{ ...envelope, ...matchingEvent(construct.pattern) }}
        help="An event as EventBridge has it; change it to see what still matches."
      />
      <HandlerField kind="cw-event" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}

/** What every event has around its detail. */
const envelope = {
  version: '0',
  id: '12345678-b9f1-4667-9c5e-39f98e9a6113',
  'detail-type': 'Order placed',
  source: 'my.app',
  account: '123456789012',
  time: '2026-01-01T12:00:00Z',
  region: 'eu-central-1',
  resources: [],
  detail: {},
};
