'use client';

import { type AppSpec, entityLabel, environmentVariableOf, type Resource, type Use } from '@chalice-studio/appspec';
import { Trash2 } from 'lucide-react';
import { ConstructIcon } from '@/components/construct-icon';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useEdit, useSpec } from '@/components/document/use-document';
import { Badge } from '@/components/ui/badge';
import { Combobox } from '@/components/ui/combobox';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { useDesignActions } from '../../actions/use-design-actions';
import { useSelection } from '../../selection/selection';
import { useEntityId } from './entity-scope';
import { Section } from './section';
import { UsesProposals } from './uses-proposals';

const usesOf = (spec: AppSpec) => spec.uses;

/** What a handler's code may access: each gives it a variable and a permission. */
export function UsesField() {
  const id = useEntityId();
  const spec = useDesignSpec();
  const actions = useDesignActions();
  const uses = Object.values(useSpec(usesOf)).filter((use) => use.from === id);
  const used = new Set(uses.map((use) => use.resource));
  const free = Object.values(spec.resources).filter((resource) => !used.has(resource.id));
  return (
    <Section
      title="Uses"
      help="Each resource gives the code a variable with its name, and the permission to access it."
    >
      <ul className="space-y-1">
        {uses.map((use) => {
          const resource = spec.resources[use.resource];
          return resource === undefined ? null : (
            <UseRow key={use.id} use={use} resource={resource} label={resource.name} target={resource.id} />
          );
        })}
      </ul>
      <UsesProposals />
      <Combobox
        aria-label="Add a resource that it uses"
        value={undefined}
        onChange={(resource) => resource !== undefined && actions.connect(id, { id: resource })}
        options={free.map((resource) => ({
          value: resource.id,
          label: resource.name,
          group: resource.type,
          icon: <ConstructIcon kind="resource" resourceType={resource.type} />,
        }))}
        placeholder="Use a resource…"
        empty="No other resource in the design."
      />
    </Section>
  );
}

/** Who uses a resource. */
export function UsedByField({ resource }: { resource: Resource }) {
  const spec = useDesignSpec();
  const uses = Object.values(spec.uses).filter((use) => use.resource === resource.id);
  if (uses.length === 0) return null;
  return (
    <Section title="Used by">
      <ul className="space-y-1">
        {uses.map((use) => (
          <UseRow key={use.id} use={use} resource={resource} label={entityLabel(spec, use.from)} target={use.from} />
        ))}
      </ul>
    </Section>
  );
}

export const accessOf: Record<Resource['type'], readonly Use['access'][number][]> = {
  table: ['read', 'write'],
  bucket: ['read', 'write'],
  queue: ['read', 'send'],
  topic: ['publish'],
  stream: ['read', 'write'],
};

function UseRow({ use, resource, label, target }: { use: Use; resource: Resource; label: string; target: string }) {
  const selection = useSelection();
  const edit = useEdit();
  const toggle = (access: Use['access'][number]) => {
    const next = accessOf[resource.type].filter((each) =>
      each === access ? !use.access.includes(each) : use.access.includes(each),
    );
    edit([{ type: 'set', id: use.id, path: ['access'], value: [...next] }]);
  };
  const variable = environmentVariableOf(use, resource);
  return (
    <li className="rounded-md border border-line p-2">
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={() => selection.select([target])}
          className="min-w-0 flex-1 truncate text-left font-mono text-fg text-xs hover:underline"
          title={label}
        >
          {label}
        </button>
        {accessOf[resource.type].map((access) => (
          <button
            key={access}
            type="button"
            aria-pressed={use.access.includes(access)}
            onClick={() => toggle(access)}
            className="rounded-sm"
          >
            <Badge tone={use.access.includes(access) ? 'accent' : 'outline'}>{access}</Badge>
          </button>
        ))}
        <IconButton
          label={`Remove access of ${label}`}
          size="sm"
          onClick={() => edit([{ type: 'remove', id: use.id }])}
        >
          <Trash2 />
        </IconButton>
      </div>
      <div className="mt-0.5 flex items-center gap-1 text-fg-subtle text-xs">
        <span className="truncate font-mono">process.env.{variable}</span>
        <CopyButton value={`process.env.${variable}`} label={`Copy process.env.${variable}`} />
      </div>
    </li>
  );
}
