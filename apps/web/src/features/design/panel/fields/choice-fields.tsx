'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Select, type SelectOption } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { BoundField, type BoundProps } from './bound-field';

/** On or off; `defaultValue` holds while the field is not set. A required field is never unset. */
export function SwitchField({
  defaultValue = false,
  isRequired = false,
  ...bound
}: BoundProps & { defaultValue?: boolean; isRequired?: boolean }) {
  return (
    <BoundField layout="row" {...bound}>
      {(ids, { value, set }) => (
        <Switch
          {...ids}
          checked={typeof value === 'boolean' ? value : defaultValue}
          onChange={(next) => set(next === defaultValue && !isRequired ? undefined : next)}
        />
      )}
    </BoundField>
  );
}

const UNSET = 'unset';

type SelectFieldProps = BoundProps & {
  options: readonly SelectOption[];
  /** What holds when nothing is chosen; offered as a choice that unsets the field. */
  defaultLabel?: string;
};

/** One of a few. */
export function SelectField({ options, defaultLabel, ...bound }: SelectFieldProps) {
  const all = defaultLabel === undefined ? options : [{ value: UNSET, label: defaultLabel }, ...options];
  return (
    <BoundField {...bound}>
      {(ids, { value, set }) => (
        <Select
          {...withoutUndefined(ids)}
          value={typeof value === 'string' ? value : defaultLabel === undefined ? undefined : UNSET}
          onChange={(next) => set(next === UNSET ? undefined : next)}
          options={all}
        />
      )}
    </BoundField>
  );
}

/** Some of a few, in the order of the options. */
export function ChecksField({
  options,
  ...bound
}: BoundProps & { options: readonly { value: string; label: string; isDisabled?: boolean }[] }) {
  return (
    <BoundField {...bound}>
      {(ids, { value, set }) => {
        const chosen = Array.isArray(value) ? value : [];
        const toggle = (option: string, isOn: boolean) =>
          set(options.map((each) => each.value).filter((each) => (each === option ? isOn : chosen.includes(each))));
        return (
          // biome-ignore lint/a11y/useSemanticElements: its name is the label above, not a legend
          <div {...withoutUndefined(ids)} role="group" className="flex flex-wrap gap-x-4 gap-y-1.5">
            {options.map((option) => (
              <Checkbox
                key={option.value}
                label={option.label}
                checked={chosen.includes(option.value)}
                disabled={option.isDisabled === true && !chosen.includes(option.value)}
                onChange={(isOn) => toggle(option.value, isOn)}
              />
            ))}
          </div>
        );
      }}
    </BoundField>
  );
}

type Ids = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

export function withoutUndefined(ids: Ids): { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true } {
  return {
    id: ids.id,
    ...(ids['aria-describedby'] === undefined ? {} : { 'aria-describedby': ids['aria-describedby'] }),
    ...(ids['aria-invalid'] === undefined ? {} : { 'aria-invalid': ids['aria-invalid'] }),
  };
}
