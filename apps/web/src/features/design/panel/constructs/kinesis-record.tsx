import type { KinesisRecord } from '@chalice-studio/appspec';
import { SelectField } from '../fields/choice-fields';
import { BatchFields, FailureFields, startingPositions } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField, ResourceField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';

/** `app.onKinesisRecord(stream, options, fn)`. */
export function KinesisRecordForm({ construct }: { construct: KinesisRecord }) {
  return (
    <>
      <FunctionNameField />
      <ResourceField path={['stream']} type="stream" label="Stream" />
      <SelectField
        path={['startingPosition']}
        label="Starting position"
        defaultLabel="LATEST (default)"
        options={startingPositions}
      />
      <BatchFields source={construct} batchSize={100} records="records" limits="1 to 10,000." />
      <HandlerField kind="kinesis-record" />
      <UsesField />
      <FailureFields
        retries={{
          placeholder: 'until the records expire',
          help: 'How often a failing batch is tried again, up to 10,000; -1 until it expires.',
        }}
      />
      <BlueprintField />
    </>
  );
}
