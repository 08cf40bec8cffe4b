'use client';

import { useState } from 'react';
import { CommittedInput } from '@/components/ui/committed-input';
import type { FieldIds } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Value } from '../../model/field-edits';
import { type FieldState, parseField } from '../../model/field-values';
import type { StageField } from '../../model/stage-fields';
import { DomainControl } from './domain-control';
import { JsonControl } from './json-control';
import { ListControl } from './list-control';
import { PairsControl } from './pairs-control';

type FieldControlProps = {
  ids: FieldIds;
  field: StageField;
  state: FieldState;
  /** What holds when nothing is set, in words. */
  fallback: string;
  onChange: (value: Value | undefined) => void;
};

/** The control of a setting by its kind. */
export function FieldControl({ ids, field, state, fallback, onChange }: FieldControlProps) {
  const { control } = field;
  const { own } = state;
  switch (control.type) {
    case 'number':
    case 'text':
      return <TypedControl {...{ ids, field, own, fallback, onChange }} />;
    case 'list':
      return <ListControl {...{ ids, own, onChange }} placeholder={control.placeholder} />;
    case 'pairs':
      return <PairsControl {...{ ids, own, onChange }} noun={control.noun} label={field.label} />;
    case 'json':
      return <JsonControl {...{ ids, own, onChange }} example={control.example} label={field.label} />;
    case 'domain':
      return <DomainControl {...{ ids, own, onChange }} label={field.label} />;
    case 'switch':
    case 'choice':
      return <ChoiceControl {...{ ids, field, own, fallback, onChange }} />;
  }
}

type SimpleProps = Omit<FieldControlProps, 'state'> & { own: Value | undefined };

function TypedControl({ ids, field, own, fallback, onChange }: SimpleProps) {
  const [refused, setRefused] = useState<string>();
  const commit = (text: string) => {
    const parsed = parseField(field, text);
    setRefused('error' in parsed ? parsed.error : undefined);
    if ('value' in parsed) onChange(parsed.value);
  };
  const { control } = field;
  const isNumber = control.type === 'number';
  return (
    <>
      <span className="flex items-center gap-2">
        <CommittedInput
          {...ids}
          {...(refused === undefined ? {} : { 'aria-invalid': true as const })}
          isMono={!isNumber}
          inputMode={isNumber ? 'numeric' : 'text'}
          className={isNumber ? 'w-32 tabular-nums' : 'max-w-xl'}
          placeholder={control.type === 'text' ? (control.placeholder ?? fallback) : fallback}
          value={own === undefined ? '' : String(own)}
          onCommit={commit}
        />
        {isNumber && <span className="text-fg-subtle text-xs">{control.unit}</span>}
      </span>
      {refused !== undefined && (
        <p role="alert" className="pt-1 text-danger-text text-xs">
          {refused}
        </p>
      )}
    </>
  );
}

const NONE = 'none';

/** A switch has three places: on, off, and whatever holds when it is not set. */
function ChoiceControl({ ids, field, own, fallback, onChange }: SimpleProps) {
  const { control } = field;
  const options =
    control.type === 'choice'
      ? control.options.map(({ value, label }) => ({ key: String(value), value, label }))
      : [
          { key: 'on', value: true, label: 'On' },
          { key: 'off', value: false, label: 'Off' },
        ];
  return (
    <Select
      {...definedIds(ids)}
      className="w-56"
      value={options.find((each) => each.value === own)?.key ?? NONE}
      options={[
        { value: NONE, label: `${fallback} (default)` },
        ...options.map(({ key, label }) => ({ value: key, label })),
      ]}
      onChange={(key) => onChange(options.find((each) => each.key === key)?.value)}
    />
  );
}

/** Without what is undefined, which controls with exact optional properties refuse. */
function definedIds(ids: FieldIds) {
  const { id, ...rest } = ids;
  return {
    id,
    ...(rest['aria-describedby'] === undefined ? {} : { 'aria-describedby': rest['aria-describedby'] }),
    ...(rest['aria-invalid'] === undefined ? {} : { 'aria-invalid': rest['aria-invalid'] }),
  };
}
