'use client';

import { type AppSpec, type Json, sameJson } from '@chalice-studio/appspec';
import { CommittedInput } from '@/components/ui/committed-input';
import { Field, type FieldIds } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { withoutUndefined } from './fields/choice-fields';
import type { CommonField, MultiChoice } from './multi-fields';

type MultiFieldInputProps = {
  common: CommonField;
  total: number;
  spec: AppSpec;
  isDisabled: boolean;
  onChange: (value: Json | undefined) => void;
};

const MIXED = 'They differ';

/** One field of several constructs; says when they differ, and how many of them have it. */
export function MultiFieldInput({ common, total, spec, isDisabled, onChange }: MultiFieldInputProps) {
  const { field, ids } = common;
  const label = ids.length === total ? field.label : `${field.label} (${ids.length} of ${total})`;
  return (
    <Field label={label}>
      {(fieldIds) =>
        field.type === 'choice' ? (
          <Choice
            ids={fieldIds}
            common={common}
            choices={field.choices(spec)}
            isDisabled={isDisabled}
            onChange={onChange}
          />
        ) : (
          <CommittedInput
            {...withoutUndefined(fieldIds)}
            isMono
            disabled={isDisabled}
            value={common.value === undefined ? '' : String(common.value)}
            placeholder={common.isMixed ? MIXED : field.type === 'number' ? field.defaultWords : field.placeholder}
            inputMode={field.type === 'number' ? 'numeric' : 'text'}
            onCommit={(text) => commit(text, common, onChange)}
          />
        )
      }
    </Field>
  );
}

function commit(text: string, { field }: CommonField, onChange: (value: Json | undefined) => void): void {
  const typed = text.trim();
  if (field.type !== 'number') {
    if (typed === '' && field.type === 'text' && field.isRequired === true)
      toast.message(`${field.label} cannot be empty`, { description: `For example ${field.placeholder}.` });
    else onChange(typed === '' ? undefined : typed);
    return;
  }
  const number = Number(typed);
  if (typed === '') onChange(undefined);
  else if (Number.isInteger(number)) onChange(number);
  else toast.message(`${field.label} is a whole number`, { description: `“${typed}” is none.` });
}

type ChoiceProps = {
  ids: FieldIds;
  common: CommonField;
  choices: readonly MultiChoice[];
  isDisabled: boolean;
  onChange: (value: Json | undefined) => void;
};

function Choice({ ids, common, choices, isDisabled, onChange }: ChoiceProps) {
  const isChosen = ({ value }: MultiChoice) =>
    value === common.value || (value !== undefined && common.value !== undefined && sameJson(value, common.value));
  const index = common.isMixed ? -1 : choices.findIndex(isChosen);
  return (
    <Select
      {...withoutUndefined(ids)}
      disabled={isDisabled}
      value={index < 0 ? undefined : String(index)}
      placeholder={common.isMixed ? MIXED : 'Something else'}
      onChange={(next) => onChange(choices[Number(next)]?.value)}
      options={choices.map((choice, at) => ({ value: String(at), label: choice.label }))}
    />
  );
}
