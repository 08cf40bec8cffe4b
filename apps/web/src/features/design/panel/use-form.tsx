'use client';

import { entityLabel, type Use } from '@chalice-studio/appspec';
import { ArrowRight } from 'lucide-react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useSelection } from '../selection/selection';
import { ChecksField } from './fields/choice-fields';
import { TextField } from './fields/text-field';
import { accessOf } from './fields/uses-field';

/** A line between a handler and a resource: what the code may do, and by which variable it finds it. */
export function UseForm({ use }: { use: Use }) {
  const spec = useDesignSpec();
  const selection = useSelection();
  const resource = spec.resources[use.resource];
  const end = (id: string) => (
    <button
      type="button"
      onClick={() => selection.select([id])}
      className="min-w-0 truncate rounded-sm font-mono text-fg text-xs hover:underline"
    >
      {entityLabel(spec, id)}
    </button>
  );
  return (
    <>
      <p className="flex items-center gap-2">
        {end(use.from)}
        <ArrowRight className="size-3.5 shrink-0 text-fg-subtle" aria-label="uses" />
        {end(use.resource)}
      </p>
      {resource !== undefined && (
        <ChecksField
          path={['access']}
          label="May"
          options={accessOf[resource.type].map((access) => ({ value: access, label: access }))}
          help="Becomes an IAM statement for exactly this resource."
        />
      )}
      <TextField
        path={['environmentVariable']}
        label="Environment variable"
        isMono
        isOptional
        unsetWhenEmpty
        placeholder="made of the resource’s name and type"
        help="Holds the resource’s physical name in the stage."
      />
    </>
  );
}
