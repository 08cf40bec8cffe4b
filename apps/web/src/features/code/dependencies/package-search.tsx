'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { api } from '@/lib/api';

const PAUSE_MS = 300;

type PackageSearchProps = {
  projectId: string;
  has: (name: string) => boolean;
  onAdd: (name: string, version: string) => void;
};

/** Finds npm packages and adds them at their newest version, pinned. */
export function PackageSearch({ projectId, has, onAdd }: PackageSearchProps) {
  const [text, setText] = useState('');
  const words = useDeferredValue(usePaused(text.trim()));
  const search = useQuery(
    api.code.searchPackages.queryOptions({
      input: { projectId, text: words },
      enabled: words !== '',
      staleTime: 600_000,
      retry: false,
      placeholderData: (before) => before,
    }),
  );
  const found = words === '' ? [] : (search.data?.packages ?? []);
  const [first] = found;
  const isExactOnly = search.data?.isExactOnly === true;
  return (
    <form
      className="space-y-2 border-line border-t pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (first === undefined || has(first.name) || search.isPlaceholderData) return;
        onAdd(first.name, first.version);
        setText('');
      }}
    >
      <Field
        label="Find a package"
        help={
          isExactOnly
            ? 'Your registry answers no searches: write the exact name, such as date-fns or @scope/name.'
            : 'By name or words. It is added at its newest version; Enter takes the first.'
        }
      >
        {(ids) => (
          <span className="relative block">
            <Input
              {...ids}
              isMono
              autoComplete="off"
              placeholder="date-fns"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {search.isFetching && <Spinner className="absolute top-2 right-2 size-3.5" />}
          </span>
        )}
      </Field>
      <div role="status" className="text-fg-subtle text-xs">
        {words !== '' && !search.isFetching && search.data !== undefined && found.length === 0 && (
          <>No package {isExactOnly ? `is called ${words}` : `for “${words}”`}.</>
        )}
      </div>
      {search.error !== null && words !== '' && (
        <ErrorState layout="row" what="The registry could not be asked" error={search.error} />
      )}
      {found.length > 0 && (
        <ul aria-label="Packages found" className="max-h-64 overflow-auto rounded-md border border-line">
          {found.map(({ name, version, description }) => (
            <li key={name} className="flex items-center gap-2 border-line px-2 py-1.5 [&+li]:border-t">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-mono text-fg text-xs" title={name}>
                  {name} <span className="text-fg-subtle">{version}</span>
                </span>
                <span className="block truncate text-fg-subtle text-xs" title={description}>
                  {description}
                </span>
              </span>
              <Button
                size="sm"
                disabled={has(name)}
                aria-label={has(name) ? `${name} is in the list` : `Add ${name}`}
                onClick={() => {
                  onAdd(name, version);
                  setText('');
                }}
              >
                <Plus aria-hidden /> {has(name) ? 'Added' : 'Add'}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

/** What is typed, once there is a pause. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
