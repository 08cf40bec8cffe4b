'use client';

import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { BoundField } from './bound-field';
import { SelectField, withoutUndefined } from './choice-fields';
import { useFieldOf } from './entity-scope';
import { NumberField } from './number-field';

const periods = [
  { value: 'DAY', label: 'a day' },
  { value: 'WEEK', label: 'a week' },
  { value: 'MONTH', label: 'a month' },
];

const plan = ['api', 'usagePlan'];

/** The plan that callers with an API key have: without one no key is made. */
export function UsagePlanField() {
  const { value } = useFieldOf(plan);
  const has = (part: 'throttle' | 'quota') =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && value[part] !== undefined;
  return (
    <>
      <BoundField
        path={plan}
        label="Usage plan"
        layout="row"
        help="Makes an API key. Routes with “API key required” ask for it as x-api-key."
      >
        {(ids, { set }) => (
          <Switch {...ids} checked={value !== undefined} onChange={(isOn) => set(isOn ? {} : undefined)} />
        )}
      </BoundField>
      {value !== undefined && (
        <div className="space-y-4 border-line border-l pl-3">
          <BoundField path={[...plan, 'throttle']} label="Throttle">
            {(ids, { set }) => (
              <Select
                {...withoutUndefined(ids)}
                value={has('throttle') ? 'some' : 'none'}
                onChange={(next) => set(next === 'some' ? { rateLimit: 100, burstLimit: 200 } : undefined)}
                options={[
                  { value: 'none', label: 'As the account (default)' },
                  { value: 'some', label: 'At most…' },
                ]}
              />
            )}
          </BoundField>
          {has('throttle') && (
            <div className="grid grid-cols-2 gap-3">
              <NumberField
                path={[...plan, 'throttle', 'rateLimit']}
                label="Rate"
                unit="a second"
                isRequired
                isDecimal
              />
              <NumberField path={[...plan, 'throttle', 'burstLimit']} label="Burst" unit="at once" isRequired />
            </div>
          )}
          <BoundField path={[...plan, 'quota']} label="Quota">
            {(ids, { set }) => (
              <Select
                {...withoutUndefined(ids)}
                value={has('quota') ? 'some' : 'none'}
                onChange={(next) => set(next === 'some' ? { limit: 1000, period: 'DAY' } : undefined)}
                options={[
                  { value: 'none', label: 'None (default)' },
                  { value: 'some', label: 'At most…' },
                ]}
              />
            )}
          </BoundField>
          {has('quota') && (
            <div className="grid grid-cols-2 gap-3">
              <NumberField path={[...plan, 'quota', 'limit']} label="Requests" isRequired />
              <SelectField path={[...plan, 'quota', 'period']} label="Per" options={periods} />
            </div>
          )}
        </div>
      )}
    </>
  );
}
