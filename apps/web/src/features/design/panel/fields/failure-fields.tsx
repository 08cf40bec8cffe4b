import { SwitchField } from './choice-fields';
import { JsonField } from './json-field';
import { NumberField } from './number-field';
import { ResourceField } from './reference-fields';
import { MoreOptions } from './section';

/** What happens to an event that keeps failing. */
export function FailureFields({ retries = 'Lambda tries 2 times more, 0 to 2.' }: { retries?: string }) {
  return (
    <MoreOptions label="When it fails">
      <NumberField path={['retries']} label="Retries" placeholder="2" help={retries} />
      <ResourceField
        path={['deadLetter']}
        type="queue"
        isClearable
        label="Dead-letter queue"
        help="Gets the events that could not be processed."
        isOptional
      />
    </MoreOptions>
  );
}

/** How records come: what Chalice has, and what Lambda can do beside it. */
export function BatchFields({ batchSize, limits, records }: { batchSize: number; limits: string; records: string }) {
  return (
    <>
      <NumberField
        path={['batchSize']}
        label="Batch size"
        placeholder={String(batchSize)}
        unit={records}
        help={limits}
      />
      <MoreOptions label="Batching and filters">
        <NumberField
          path={['maximumBatchingWindowInSeconds']}
          label="Batching window"
          placeholder="0"
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
          example={[{ body: { type: ['order'] } }]}
          help="EventBridge patterns; records that match none are dropped. Up to 5."
        />
      </MoreOptions>
    </>
  );
}

export const startingPositions = [
  { value: 'LATEST', label: 'LATEST', description: 'Only records that come from now on' },
  { value: 'TRIM_HORIZON', label: 'TRIM_HORIZON', description: 'Everything that is still there' },
];
