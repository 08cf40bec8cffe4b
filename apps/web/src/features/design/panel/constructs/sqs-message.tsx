import type { SqsMessage } from '@chalice-studio/appspec';
import { BatchFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { FunctionNameField } from '../fields/name-field';
import { NumberField } from '../fields/number-field';
import { BlueprintField, ResourceField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';

/** `app.onSqsMessage(options, fn)`. */
export function SqsMessageForm({ construct }: { construct: SqsMessage }) {
  return (
    <>
      <FunctionNameField />
      <ResourceField path={['queue']} type="queue" label="Queue" />
      <BatchFields
        source={construct}
        batchSize={1}
        records="messages"
        limits="1 to 10,000; more than 10 need a batching window; 10 at most from a FIFO queue."
      />
      <NumberField
        path={['maximumConcurrency']}
        label="Maximum concurrency"
        isOptional
        placeholder="no limit of its own"
        help="Invocations at a time for this queue, 2 to 1,000."
      />
      <HandlerField kind="sqs-message" />
      <UsesField />
      <BlueprintField />
    </>
  );
}
