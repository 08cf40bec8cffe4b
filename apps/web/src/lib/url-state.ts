'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** The names that pages keep in the address, so that a link shows a colleague the same view. */
export type UrlKey =
  | 'select'
  | 'panel'
  | 'file'
  | 'line'
  | 'stage'
  | 'q'
  | 'fn'
  | 'from'
  | 'to'
  | 'request'
  | 'sort'
  | 'level'
  | 'range'
  | 'view'
  | 'log'
  | 'deployment'
  | 'pane'
  | 'who'
  | 'action'
  | 'project'
  | 'revision'
  | 'filter';

type Options = {
  /** `replace` (the default) for what changes as one types; `push` for what Back should undo. */
  history?: 'replace' | 'push';
};

/** One value of the address' query, and a setter that leaves the others alone; empty and undefined remove it. */
export function useUrlState(
  key: UrlKey,
  { history = 'replace' }: Options = {},
): [string | undefined, (value: string | undefined) => void] {
  const value = useSearchParams().get(key) ?? undefined;
  const setValue = useCallback(
    (next: string | undefined) => writeUrlState({ [key]: next }, { history }),
    [key, history],
  );
  return [value, setValue];
}

/** Sets several values at once, as one step of history. */
export function writeUrlState(
  values: Partial<Record<UrlKey, string | undefined>>,
  { history = 'replace' }: Options = {},
) {
  const url = new URL(window.location.href);
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined || value === '') url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  if (url.href === window.location.href) return;
  // Next keeps its router in step with these two, without asking the server for the page again.
  if (history === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
}

/** The address of another page of the project, keeping the stage that is being looked at. */
export function useProjectHref(): (tab: string, values?: Partial<Record<UrlKey, string>>) => string {
  const pathname = usePathname();
  const stage = useSearchParams().get('stage');
  return useCallback(
    (tab, values = {}) => {
      const projectId = pathname.split('/')[2] ?? '';
      const query = new URLSearchParams({ ...(stage === null ? {} : { stage }), ...values });
      return `/p/${projectId}/${tab}${query.size === 0 ? '' : `?${query}`}`;
    },
    [pathname, stage],
  );
}
