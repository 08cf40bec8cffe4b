'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { IconInput } from '@/components/ui/input';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { cn } from '@/lib/class-names';
import { PersonRow } from './person-row';

/** Everybody who has an account. */
export function PeopleSection() {
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const people = useInfiniteQuery(
    api.instance.people.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...(wanted === '' ? {} : { search: wanted }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const found = people.data?.pages.flatMap((page) => page.people) ?? [];
  const total = people.data?.pages[0]?.total;
  return (
    <section aria-labelledby="people" className="space-y-3 py-6">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id="people" className="font-medium text-base text-fg">
            People {total !== undefined && <span className="font-normal text-fg-subtle tabular-nums">{total}</span>}
          </h2>
          <p className="text-fg-muted text-xs">
            Suspending somebody signs them out everywhere and revokes their API tokens; what they made stays.
          </p>
        </div>
        <IconInput
          icon={<Search />}
          type="search"
          aria-label="Search people"
          placeholder="Name or e-mail"
          className="w-full sm:w-64"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {people.isError && (
        <ErrorState
          layout="row"
          what="The people could not be loaded"
          error={people.error}
          onRetry={() => people.refetch()}
        />
      )}
      {people.isPending && (
        <Loading what="the people" className="space-y-2">
          <Skeleton className="h-14 w-full rounded-lg" />
          <Skeleton className="h-14 w-full rounded-lg" />
        </Loading>
      )}
      {total === 0 && (
        <p className="rounded-lg border border-line-strong border-dashed px-4 py-6 text-center text-fg-muted">
          Nobody’s name or address has “{wanted}”.
        </p>
      )}
      {found.length > 0 && (
        <ul
          aria-label="People"
          aria-busy={people.isPlaceholderData}
          className={cn('divide-y divide-line rounded-lg border bg-surface', people.isPlaceholderData && 'opacity-60')}
        >
          {found.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {people.hasNextPage && (
        <Button isBusy={people.isFetchingNextPage} onClick={() => people.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}
