'use client';

import { limits, type Resource } from '@chalice-studio/appspec';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { Combobox } from '@/components/ui/combobox';
import { Select } from '@/components/ui/select';
import { useDesignActions } from '../../actions/use-design-actions';
import { BoundField } from '../fields/bound-field';
import { SwitchField, withoutUndefined } from '../fields/choice-fields';
import { NumberField } from '../fields/number-field';
import { Section } from '../fields/section';
import { TextField } from '../fields/text-field';
import { UsedByField } from '../fields/uses-field';
import { TableFields } from './table-fields';

type Queue = Extract<Resource, { type: 'queue' }>;

/** A table, bucket, queue, topic or stream. */
export function ResourceForm({ construct }: { construct: Resource }) {
  return (
    <>
      <TextField path={['name']} label="Name" isMono help={nameHelp(construct)} />
      <OriginField resource={construct} />
      <Options resource={construct} />
      <UsedByField resource={construct} />
    </>
  );
}

function nameHelp({ type, origin }: Resource): string {
  if (origin.type === 'existing') return 'In this design. The code gets what it is called in AWS by a variable.';
  const length = `up to ${limits.physicalName[type]} characters${type === 'bucket' ? ', in lower case' : ''}`;
  return `In a stage it is app-stage-name, ${length}; the code gets that by a variable.`;
}

function OriginField({ resource }: { resource: Resource }) {
  return (
    <>
      <BoundField path={['origin']} label="Where it comes from">
        {(ids, { set }) => (
          <Select
            {...withoutUndefined(ids)}
            value={resource.origin.type}
            onChange={(type) => set(type === 'managed' ? { type } : { type, identifier: resource.name })}
            options={[
              {
                value: 'managed',
                label: 'Created with the app',
                description: 'Kept, with its data, when the app is deleted',
              },
              { value: 'existing', label: 'Exists already', description: 'Named by its name or ARN' },
            ]}
          />
        )}
      </BoundField>
      {resource.origin.type === 'existing' && (
        <TextField path={['origin', 'identifier']} label="Name or ARN" isMono placeholder="arn:aws:…" />
      )}
      {resource.origin.type === 'existing' && resource.type === 'table' && (
        <TextField
          path={['origin', 'streamArn']}
          label="Stream ARN"
          isMono
          isOptional
          unsetWhenEmpty
          placeholder="arn:aws:dynamodb:…/stream/…"
          help="Needed where a handler listens to its changes."
        />
      )}
    </>
  );
}

function Options({ resource }: { resource: Resource }) {
  if (resource.type === 'table') return <TableFields table={resource} />;
  if (resource.origin.type === 'existing') return null;
  switch (resource.type) {
    case 'bucket':
      return <SwitchField path={['versioned']} label="Versioned" help="Keeps every earlier version of an object." />;
    case 'queue':
      return <QueueFields queue={resource} />;
    case 'topic':
      return (
        <SwitchField path={['fifo']} label="FIFO" help="In order and exactly once; only FIFO queues can subscribe." />
      );
    case 'stream':
      return (
        <>
          <NumberField
            path={['shardCount']}
            label="Shards"
            placeholder="on demand"
            help="Without a number AWS scales it."
          />
          <NumberField
            path={['retentionHours']}
            label="Retention"
            defaultValue={24}
            unit="hours"
            help="24 to 8,760 (a year)."
          />
        </>
      );
  }
}

function QueueFields({ queue }: { queue: Queue }) {
  return (
    <>
      <SwitchField path={['fifo']} label="FIFO" help="In order and exactly once, by message group." />
      <NumberField
        path={['visibilityTimeoutSeconds']}
        label="Visibility timeout"
        defaultValue={30}
        unit="seconds"
        help="At least the function’s timeout; 0 to 43,200."
      />
      <NumberField
        path={['messageRetentionSeconds']}
        label="Retention"
        defaultValue={345_600}
        unit="seconds"
        help="60 to 1,209,600 (14 days)."
      />
      <Section title="Failed messages">
        <DeadLetterField queue={queue} />
        {queue.deadLetter !== undefined && (
          <NumberField
            path={['deadLetter', 'maxReceiveCount']}
            label="After"
            unit="receives"
            isRequired
            help="1 to 1,000."
          />
        )}
      </Section>
    </>
  );
}

function DeadLetterField({ queue }: { queue: Queue }) {
  const actions = useDesignActions();
  const queues = Object.values(useDesignSpec().resources).filter(
    (each) => each.type === 'queue' && each.id !== queue.id,
  );
  return (
    <BoundField path={['deadLetter']} label="Dead-letter queue" isOptional help="Takes what was received too often.">
      {(ids, { set }) => (
        <Combobox
          {...withoutUndefined(ids)}
          value={queue.deadLetter?.queue}
          onChange={(next) => (next === undefined ? set(undefined) : actions.connect(queue.id, { id: next }))}
          options={queues.map((each) => ({ value: each.id, label: each.name }))}
          isClearable
          placeholder="None"
          empty="No other queue in the design."
        />
      )}
    </BoundField>
  );
}
