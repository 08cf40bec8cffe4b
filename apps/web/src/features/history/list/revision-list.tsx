'use client';

import { Tag } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/class-names';
import { useUrlState, writeUrlState } from '@/lib/url-state';
import { RevisionRow } from './revision-row';
import { useRevisions } from './use-revisions';

type RevisionListProps = {
  chosen: number | undefined;
  /** The two sides, while two are compared. */
  compared: { from: number; to: number } | undefined;
  className?: string;
};

/** Who changed what and when, newest first; all of it or only what has a name. */
export function RevisionList({ chosen, compared, className }: RevisionListProps) {
  const [filter, setFilter] = useUrlState('filter');
  const isNamedOnly = filter === 'named';
  const { list, revisions, current } = useRevisions({ isNamedOnly });
  const choose = (revision: number) =>
    writeUrlState({ revision: String(revision), from: undefined, to: undefined, view: undefined }, { history: 'push' });
  return (
    <nav aria-label="Revisions" className={cn('flex min-h-0 flex-col bg-surface', className)}>
      <div className="border-line border-b p-2">
        <SegmentedControl
          aria-label="Which revisions"
          value={isNamedOnly ? 'named' : 'all'}
          onChange={(next) => setFilter(next === 'named' ? next : undefined)}
          options={[
            { value: 'all', label: 'All' },
            { value: 'named', label: 'Named only' },
          ]}
        />
      </div>
      {list.error !== null && revisions === undefined ? (
        <ErrorState what="The history could not be read" error={list.error} onRetry={() => void list.refetch()} />
      ) : revisions === undefined ? (
        <LoadingList />
      ) : revisions.length === 0 ? (
        <NoneNamed />
      ) : (
        <div className="min-h-0 flex-1 overflow-auto">
          <ul className="p-1.5">
            {revisions.map((revision) => (
              <RevisionRow
                key={revision.revision}
                revision={revision}
                isChosen={compared === undefined && isWithin(revision, chosen)}
                side={sideOf(revision, compared)}
                isCurrent={revision.revision === current}
                onChoose={() => choose(revision.revision)}
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
        </div>
      )}
    </nav>
  );
}

type Line = { firstRevision: number; revision: number };

/** A line stands for all revisions of its run of typing. */
function isWithin(line: Line, revision: number | undefined): boolean {
  return revision !== undefined && line.firstRevision <= revision && revision <= line.revision;
}

function sideOf(line: Line, compared: { from: number; to: number } | undefined): 'from' | 'to' | undefined {
  if (isWithin(line, compared?.to)) return 'to';
  return isWithin(line, compared?.from) ? 'from' : undefined;
}

function NoneNamed() {
  return (
    <EmptyState icon={<Tag />} title="No revision has a name yet">
      Name one to find it again: in a revision’s menu, or “Name this revision…” in the command palette.
    </EmptyState>
  );
}

function LoadingList() {
  return (
    <Loading what="the history" className="space-y-4 p-4">
      {[80, 64, 72, 58, 76, 60].map((width) => (
        <div key={width} className="space-y-1.5">
          <Skeleton className="h-4" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ))}
    </Loading>
  );
}
