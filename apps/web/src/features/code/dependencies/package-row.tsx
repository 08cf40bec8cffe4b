'use client';

import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Combobox } from '@/components/ui/combobox';
import { IconButton } from '@/components/ui/icon-button';
import { api } from '@/lib/api';

type PackageRowProps = {
  projectId: string;
  name: string;
  version: string;
  onVersion: (version: string) => void;
  onRemove: () => void;
  /** Adds the package that has the types of one that brings none. */
  onAdd: (name: string, version: string) => void;
  isTyped: boolean;
};

/** A package of the project: its version, and what one should know of it. */
export function PackageRow({ projectId, name, version, onVersion, onRemove, onAdd, isTyped }: PackageRowProps) {
  const { data } = useQuery(api.code.findPackage.queryOptions({ input: { projectId, name }, staleTime: 600_000 }));
  const versions = data?.versions ?? [];
  const known = versions.includes(version) ? versions : [version, ...versions];
  return (
    <li className="rounded-md border border-line px-2 py-1.5">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-mono text-fg text-xs" title={name}>
          {name}
        </span>
        <Combobox
          aria-label={`Version of ${name}`}
          className="w-36 font-mono text-xs"
          value={version}
          onChange={(next) => next !== undefined && onVersion(next)}
          options={known.map((each) => ({
            value: each,
            label: each,
            ...(each === data?.version ? { description: 'newest' } : {}),
          }))}
          searchPlaceholder="Version or range…"
          onCreate={onVersion}
        />
        <IconButton label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
      {data !== undefined && (
        <p className="mt-0.5 flex flex-wrap items-center gap-1.5 text-fg-subtle text-xs">
          {data === null ? (
            <Badge tone="danger">The registry has no package of this name</Badge>
          ) : (
            <>
              <span className="min-w-0 truncate">{[data.license, data.description].filter(Boolean).join(' · ')}</span>
              {data.deprecated !== undefined && (
                <Badge tone="warning" title={data.deprecated}>
                  deprecated
                </Badge>
              )}
              {data.hasInstallScript && (
                <Badge tone="warning" title="Packages that build or download something when installed may not work.">
                  its install script does not run
                </Badge>
              )}
              {!data.hasTypes && !isTyped && <Types {...{ projectId, name, onAdd }} />}
            </>
          )}
        </p>
      )}
    </li>
  );
}

/** `@types/lodash`, `@types/scope__name`: where the community keeps them. */
function Types({ projectId, name, onAdd }: Pick<PackageRowProps, 'projectId' | 'name' | 'onAdd'>) {
  const types = typesOf(name);
  const { data } = useQuery(
    api.code.findPackage.queryOptions({ input: { projectId, name: types }, staleTime: 600_000 }),
  );
  if (data === undefined) return null;
  if (data === null) return <Badge tone="outline">no types</Badge>;
  return (
    <button
      type="button"
      onClick={() => onAdd(types, data.version)}
      className="rounded-sm text-accent-text underline-offset-2 hover:underline"
    >
      Add {types}
    </button>
  );
}

export const typesOf = (name: string) => `@types/${name.replace(/^@/, '').replace('/', '__')}`;
