'use client';

import { Select } from '@/components/ui/select';
import { BoundField } from './bound-field';
import { SwitchField, withoutUndefined } from './choice-fields';
import { type Path, useFieldOf } from './entity-scope';
import { ListField } from './list-field';
import { NumberField } from './number-field';
import { TextField } from './text-field';

type Mode = 'default' | 'off' | 'on' | 'custom';

/** Chalice's CORS: as the app has it, off, open to any origin, or a CORSConfig. */
export function CorsField({ path, defaultLabel, help }: { path: Path; defaultLabel: string; help?: string }) {
  const { value } = useFieldOf(path);
  const isCustom = typeof value === 'object' && value !== null;
  const mode: Mode = value === undefined ? 'default' : value === false ? 'off' : value === true ? 'on' : 'custom';
  return (
    <>
      <BoundField path={path} label="CORS" {...(help === undefined ? {} : { help })}>
        {(ids, { set }) => (
          <Select<Mode>
            {...withoutUndefined(ids)}
            value={mode}
            onChange={(next) => set({ default: undefined, off: false, on: true, custom: { allowOrigin: '*' } }[next])}
            options={[
              { value: 'default', label: defaultLabel },
              { value: 'off', label: 'Off' },
              { value: 'on', label: 'Any origin', description: 'Access-Control-Allow-Origin: *' },
              { value: 'custom', label: 'Custom…' },
            ]}
          />
        )}
      </BoundField>
      {isCustom && (
        <div className="space-y-4 border-line border-l pl-3">
          <TextField
            path={[...path, 'allowOrigin']}
            label="Allowed origin"
            placeholder="* (default)"
            isMono
            unsetWhenEmpty
            help="One origin, scheme and host: https://shop.example."
          />
          <ListField
            path={[...path, 'allowHeaders']}
            label="Allowed headers"
            help="One a line, beside Content-Type, Authorization and those of AWS."
            placeholder="X-Request-Id"
          />
          <ListField
            path={[...path, 'exposeHeaders']}
            label="Exposed headers"
            help="One a line."
            placeholder="X-Total"
          />
          <NumberField
            path={[...path, 'maxAge']}
            label="Max age"
            unit="seconds"
            placeholder="none"
            help="How long a browser keeps the preflight’s answer, up to 86,400."
          />
          <SwitchField
            path={[...path, 'allowCredentials']}
            label="Allow credentials"
            help="Cookies and Authorization from other origins; the origin may not be * then."
          />
        </div>
      )}
    </>
  );
}
