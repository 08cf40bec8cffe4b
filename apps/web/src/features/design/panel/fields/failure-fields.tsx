import { type EventSource, matchingEvent } from '@chalice-studio/appspec';
import { PatternTryout } from '../previews/pattern-tryout';
import { SwitchField } from './choice-fields';
import { JsonField } from './json-field';
import { NumberField } from './number-field';
import { ResourceField } from './reference-fields';
import { MoreOptions } from './section';

/** What happens to an event that keeps failing. */
export function FailureFields({ retries }: { retries?: { placeholder: string; help: string } }) {
  return (
    <MoreOptions label="When it fails">
      {retries === undefined ? (
        <NumberField
          path={['retries']}
          label="Retries"
          defaultValue={2}
          help="How often Lambda tries again after a failure, 0 to 2."
        />
      ) : (
        <NumberField path={['retries']} label="Retries" {...retries} />
      )}
      <ResourceField
        path={['deadLetter']}
        type="queue"
        isClearable
        label="Dead-letter queue"
        help="Gets the events that could not be processed. A standard queue."
        isOptional
      />
    </MoreOptions>
  );
}

type Batched = Pick<Extract<EventSource, { filters?: unknown }>, 'kind' | 'filters'>;
type BatchFieldsProps = { source: Batched; batchSize: number; limits: string; records: string };

/** How records come: what Chalice has, and what Lambda can do beside it. */
export function BatchFields({ source, batchSize, limits, records }: BatchFieldsProps) {
  return (
    <>
      <NumberField path={['batchSize']} label="Batch size" defaultValue={batchSize} unit={records} help={limits} />
      <MoreOptions label="Batching and filters">
        <NumberField
          path={['maximumBatchingWindowInSeconds']}
          label="Batching window"
          defaultValue={0}
          unit="seconds"
          help="How long Lambda waits for a batch to fill, 0 to 300."
        />
        <SwitchField
          path={['reportBatchItemFailures']}
          label="Report failed items"
          help="record.fail() in the code gives back only the records that failed."
        />
        <JsonField
          path={['filters']}
          label="Filters"
          shape="list"
          addLabel="Add a filter"
          example={filterExamples[source.kind]}
          help={`Lambda’s event filters, in EventBridge’s syntax; a record that matches none is dropped. Up to 5. ${filterHelp[source.kind]}`}
        />
        {source.filters !== undefined && (
          <PatternTryout
            label="Try the filters on a record"
            patterns={source.filters}
            sample={matchingEvent(source.filters[0] ?? {})}
            help="A record, with its data read as JSON."
          />
        )}
      </MoreOptions>
    </>
  );
}

export const startingPositions = [
  { value: 'LATEST', label: 'LATEST', description: 'Only records that come from now on' },
  { value: 'TRIM_HORIZON', label: 'TRIM_HORIZON', description: 'Everything that is still there' },
];

const filterExamples = {
  'sqs-message': [{ body: { type: ['order'] } }],
  'kinesis-record': [{ data: { type: ['order'] } }],
  'dynamodb-record': [{ eventName: ['INSERT'] }],
};

const filterHelp = {
  'sqs-message': '“body” is the message.',
  'kinesis-record': '“data” is what was put into the stream.',
  'dynamodb-record': '“dynamodb” has Keys, NewImage and OldImage.',
};
