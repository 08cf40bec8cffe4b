'use client';

import { s3EventTypes } from '@chalice-studio/appspec';
import { X } from 'lucide-react';
import { Combobox } from '@/components/ui/combobox';
import { BoundField } from './bound-field';
import { withoutUndefined } from './choice-fields';

/** The events of a bucket that a handler listens to; without any it is s3:ObjectCreated:*. */
export function EventListField() {
  return (
    <BoundField
      path={['events']}
      label="Events"
      help="What happens to an object. One that ends in * stands for all of its kind."
    >
      {(ids, { value, set }) => {
        const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
        return (
          <div className="space-y-1.5">
            {chosen.length > 0 && (
              <ul aria-label="Chosen events" className="flex flex-wrap gap-1">
                {chosen.map((event, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one that is there twice is a problem, and both are shown
                  <li key={`${event} ${index}`}>
                    <button
                      type="button"
                      aria-label={`Remove ${event}`}
                      onClick={() => {
                        const rest = chosen.filter((_, at) => at !== index);
                        set(rest.length === 0 ? undefined : rest);
                      }}
                      className="inline-flex h-6 items-center gap-1 rounded-sm border border-line-strong px-1.5 font-mono text-fg text-xs hover:bg-hover"
                    >
                      {event} <X className="size-3 text-fg-subtle" aria-hidden />
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <Combobox
              {...withoutUndefined(ids)}
              value={undefined}
              onChange={(event) => event !== undefined && set([...chosen, event])}
              options={s3EventTypes
                .filter((event) => !chosen.includes(event))
                .map((event) => ({ value: event, label: event }))}
              placeholder={chosen.length === 0 ? 's3:ObjectCreated:* (default)' : 'Add an event…'}
              empty="S3 has no such event."
            />
          </div>
        );
      }}
    </BoundField>
  );
}
