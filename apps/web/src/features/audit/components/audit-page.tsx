'use client';

import { Download, RotateCw, ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { writeUrlState } from '@/lib/url-state';
import { type AuditPlace, useAuditEntries, useFilter } from '../hooks';
import { type Filter, inputOf, isFiltered, noFilter } from '../model/filter';
import { AuditFilters } from './audit-filters';
import { AuditList } from './audit-list';

/** The log of a team or of one of its projects: who did what, when and from where. */
export function AuditPage({ place, children }: { place: AuditPlace; children?: ReactNode }) {
  const filter = useFilter();
  const list = useAuditEntries(place, filter);
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2 pb-4">
        <div className="mr-auto min-w-0">
          <h1 className="font-semibold text-fg text-xl tracking-tight">Audit log</h1>
          <p className="max-w-xl text-fg-muted">
            Every change, deployment, touch of a secret and message: who, when, from where, and what it was before.
            Secrets and payloads are in none.
          </p>
        </div>
        <IconButton label="Read again" disabled={list.isRefetching} onClick={() => void list.refetch()}>
          <RotateCw />
        </IconButton>
        <Button asChild>
          <a href={exportLink(place, filter)} download>
            <Download aria-hidden />
            {isFiltered(filter) ? 'Export these' : 'Export'}
          </a>
        </Button>
      </header>
      {children}
      <AuditFilters place={place} filter={filter} />
      {list.isError && entries.length === 0 && (
        <ErrorState what="The audit log could not be read" error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <LoadingEntries />}
      {list.data !== undefined && entries.length === 0 && <NoEntries filter={filter} />}
      {entries.length > 0 && <AuditList entries={entries} hasProjects={'teamId' in place} />}
      {list.hasNextPage && (
        <div className="py-4 text-center">
          <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older
          </Button>
        </div>
      )}
    </>
  );
}

function LoadingEntries() {
  return (
    <Loading what="the audit log" className="space-y-1 pt-2">
      {['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5', 'w-3/5', 'w-1/2'].map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <Skeleton key={index} className={`h-9 ${width}`} />
      ))}
    </Loading>
  );
}

function NoEntries({ filter }: { filter: Filter }) {
  if (!isFiltered(filter)) {
    return (
      <EmptyState icon={<ScrollText />} title="Nothing was done yet">
        What people, tokens and deployments do from now on stands here, each linked to the one before it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<ScrollText />}
      title="No entry fits"
      action={<Button onClick={() => writeUrlState(noFilter)}>Show all entries</Button>}
    >
      Nothing that is kept was done by them, then, or to that.
    </EmptyState>
  );
}

function exportLink(place: AuditPlace, filter: Filter): string {
  const of = 'teamId' in place ? `teams/${place.teamId}` : `projects/${place.projectId}`;
  const query = new URLSearchParams(Object.entries(inputOf(filter)).map(([name, value]) => [name, String(value)]));
  return `/api/${of}/audit.jsonl${query.size === 0 ? '' : `?${query}`}`;
}
