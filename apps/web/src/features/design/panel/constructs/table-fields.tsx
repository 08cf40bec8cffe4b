'use client';

import { limits, type Resource } from '@chalice-studio/appspec';
import { Plus, Trash2 } from 'lucide-react';
import { useEdit } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { SelectField } from '../fields/choice-fields';
import type { Path } from '../fields/entity-scope';
import { Section } from '../fields/section';
import { TextField } from '../fields/text-field';

type Table = Extract<Resource, { type: 'table' }>;

const keyTypes = [
  { value: 'S', label: 'String' },
  { value: 'N', label: 'Number' },
  { value: 'B', label: 'Binary' },
];

const streamViews = [
  { value: 'NEW_AND_OLD_IMAGES', label: 'New and old images' },
  { value: 'NEW_IMAGE', label: 'New image' },
  { value: 'OLD_IMAGE', label: 'Old image' },
  { value: 'KEYS_ONLY', label: 'Keys only' },
];

/** Keys, indexes, expiry and stream of a table. */
export function TableFields({ table }: { table: Table }) {
  const edit = useEdit();
  const indexes = Object.entries(table.indexes ?? {});
  const addIndex = () => {
    const id = `index${Date.now().toString(36)}`;
    const value = { name: `by_${indexes.length + 1}`, partitionKey: { name: 'owner', type: 'S' } };
    edit([{ type: 'set', id: table.id, path: ['indexes', id], value }]);
  };
  return (
    <>
      <KeyFields path={['partitionKey']} label="Partition key" />
      <OptionalSortKey table={table} path={['sortKey']} isSet={table.sortKey !== undefined} />
      <Section title="Indexes" help={`Global secondary indexes: other keys to query by, up to ${limits.tableIndexes}.`}>
        {indexes.map(([id, index]) => (
          <div key={id} className="space-y-2 rounded-md border border-line p-2">
            <div className="flex items-end gap-2">
              <div className="flex-1">
                <TextField path={['indexes', id, 'name']} label="Index name" isMono />
              </div>
              <IconButton
                label={`Remove index ${index.name}`}
                onClick={() => edit([{ type: 'set', id: table.id, path: ['indexes', id] }])}
              >
                <Trash2 />
              </IconButton>
            </div>
            <KeyFields path={['indexes', id, 'partitionKey']} label="Partition key" />
            <OptionalSortKey table={table} path={['indexes', id, 'sortKey']} isSet={index.sortKey !== undefined} />
          </div>
        ))}
        <Button size="sm" onClick={addIndex}>
          <Plus aria-hidden /> Add an index
        </Button>
      </Section>
      <TextField
        path={['ttlAttribute']}
        label="Expiry attribute"
        isMono
        isOptional
        unsetWhenEmpty
        placeholder="expiresAt"
        help="Items are deleted some time after the second that it names (TTL)."
      />
      {/* What exists already has a stream of its own making: its ARN is what counts. */}
      {table.origin.type === 'managed' && (
        <SelectField
          path={['streamViewType']}
          label="Stream"
          defaultLabel="Off"
          options={streamViews}
          help="What handlers that listen to its changes get."
        />
      )}
    </>
  );
}

function KeyFields({ path, label }: { path: Path; label: string }) {
  return (
    <div className="grid grid-cols-[1fr_7rem] items-end gap-2">
      <TextField path={[...path, 'name']} label={label} isMono />
      <SelectField path={[...path, 'type']} label="Type" options={keyTypes} />
    </div>
  );
}

function OptionalSortKey({ table, path, isSet }: { table: Table; path: Path; isSet: boolean }) {
  const edit = useEdit();
  const set = (value: { name: string; type: string } | undefined) =>
    edit([
      value === undefined
        ? { type: 'set', id: table.id, path: [...path] }
        : { type: 'set', id: table.id, path: [...path], value },
    ]);
  if (!isSet) {
    return (
      <Button size="sm" onClick={() => set({ name: 'createdAt', type: 'S' })}>
        <Plus aria-hidden /> Add a sort key
      </Button>
    );
  }
  return (
    <div className="flex items-end gap-2">
      <div className="flex-1">
        <KeyFields path={path} label="Sort key" />
      </div>
      <IconButton label="Remove the sort key" onClick={() => set(undefined)}>
        <Trash2 />
      </IconButton>
    </div>
  );
}
