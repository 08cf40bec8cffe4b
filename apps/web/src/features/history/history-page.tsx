'use client';

import type { Revision } from '@chalice-studio/control-plane/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useEffect } from 'react';
import { DocumentGate, useOpenDocument } from '@/components/document/document-provider';
import { useDocumentState } from '@/components/document/use-document';
import { Initials } from '@/components/initials';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { cn } from '@/lib/class-names';
import { useIsNarrow } from '@/lib/narrow';
import { useUrlState } from '@/lib/url-state';
import { RevisionView } from './revision-view';

/** Every change of the project: who, when, what; each can be looked at and restored. */
export function HistoryPage() {
  return (
    <DocumentGate>
      <Revisions />
    </DocumentGate>
  );
}

function Revisions() {
  const { projectId } = useOpenDocument();
  const current = useDocumentState((state) => state.document.revision);
  const [inAddress, setInAddress] = useUrlState('revision', { history: 'push' });
  const isNarrow = useIsNarrow();
  const list = useInfiniteQuery(
    api.revisions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ projectId, limit: 100, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  // Somebody changed something: the newest is missing in the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again for each new revision
  useEffect(() => void list.refetch(), [current]);

  const revisions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = inAddress === undefined ? (isNarrow ? undefined : revisions[0]?.revision) : Number(inAddress);
  if (list.error !== null && list.data === undefined)
    return <ErrorState what="The history could not be read" error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <LoadingList />;
  if (revisions.length === 0) return <EmptyState icon={<History />} title="Nothing has been changed yet" />;
  const isListShown = !isNarrow || chosen === undefined;
  return (
    <div className="flex min-h-0 flex-1">
      {isListShown && (
        <nav
          aria-label="Revisions"
          className={cn('min-h-0 overflow-auto bg-surface', isNarrow ? 'flex-1' : 'w-80 shrink-0 border-line border-r')}
        >
          <ul className="p-1.5">
            {revisions.map((revision) => (
              <RevisionRow
                key={revision.revision}
                revision={revision}
                isChosen={revision.revision === chosen}
                isCurrent={revision.revision === current}
                onChoose={() => setInAddress(String(revision.revision))}
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <div className="p-2 text-center">
              <Button size="sm" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show older
              </Button>
            </div>
          )}
        </nav>
      )}
      {chosen !== undefined && (
        <RevisionView
          key={chosen}
          projectId={projectId}
          revision={chosen}
          current={current}
          {...(isNarrow ? { onBack: () => setInAddress(undefined) } : {})}
        />
      )}
    </div>
  );
}

type RevisionRowProps = { revision: Revision; isChosen: boolean; isCurrent: boolean; onChoose: () => void };

function RevisionRow({ revision, isChosen, isCurrent, onChoose }: RevisionRowProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        aria-current={isChosen ? 'true' : undefined}
        className={cn(
          'flex w-full items-start gap-2.5 rounded-md px-2 py-1.5 text-left',
          isChosen ? 'bg-active' : 'hover:bg-hover',
        )}
      >
        <Initials name={revision.author.name} className="mt-0.5" />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-fg text-sm" title={revision.summary}>
            {revision.summary}
          </span>
          <span className="flex gap-1.5 text-fg-subtle text-xs">
            <span className="truncate">{revision.author.name}</span>
            <span aria-hidden>·</span>
            <RelativeTime at={revision.at} className="shrink-0" />
            {isCurrent && <span className="ml-auto shrink-0 text-accent-text">now</span>}
          </span>
        </span>
        <span className="shrink-0 text-2xs text-fg-subtle tabular-nums leading-5">{revision.revision}</span>
      </button>
    </li>
  );
}

function LoadingList() {
  return (
    <Loading what="the history" className="w-80 space-y-4 p-4">
      {[80, 64, 72, 58, 76, 60].map((width) => (
        <div key={width} className="space-y-1.5">
          <Skeleton className="h-4" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </Loading>
  );
}
