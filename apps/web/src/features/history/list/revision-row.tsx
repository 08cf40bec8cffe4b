'use client';

import type { Revision } from '@chalice-studio/control-plane/contract';
import { Tag } from 'lucide-react';
import { Initials } from '@/components/initials';
import { RelativeTime } from '@/components/ui/relative-time';
import { cn } from '@/lib/class-names';
import { RevisionMenu } from './revision-menu';

type RevisionRowProps = {
  revision: Revision;
  isChosen: boolean;
  /** Which side of the comparison it is. */
  side: 'from' | 'to' | undefined;
  isCurrent: boolean;
  onChoose: () => void;
};

export function RevisionRow({ revision, isChosen, side, isCurrent, onChoose }: RevisionRowProps) {
  return (
    <li className={cn('group relative flex rounded-md', isChosen ? 'bg-active' : 'hover:bg-hover')}>
      <button
        type="button"
        onClick={onChoose}
        aria-current={isChosen ? 'true' : undefined}
        className="flex min-w-0 flex-1 items-start gap-2.5 rounded-md py-1.5 pr-1 pl-2 text-left"
      >
        <Initials name={revision.author.name} className="mt-0.5" />
        <span className="min-w-0 flex-1">
          {revision.named !== null && (
            <span
              className="flex items-center gap-1 font-medium text-accent-text text-sm"
              title={`${revision.named.name}, named by ${revision.named.by.name}`}
            >
              <Tag className="size-3 shrink-0" aria-hidden />
              <span className="sr-only">Named </span>
              <span className="truncate">{revision.named.name}</span>
            </span>
          )}
          <span
            className={cn('block truncate text-sm', revision.named === null ? 'text-fg' : 'text-fg-muted')}
            title={revision.summary}
          >
            {revision.summary}
          </span>
          <span className="flex gap-1.5 text-fg-subtle text-xs">
            <span className="truncate">{revision.author.name}</span>
            <span aria-hidden>·</span>
            <RelativeTime at={revision.at} className="shrink-0" />
            {side !== undefined && <span className="ml-auto shrink-0 text-accent-text">{side}</span>}
            {isCurrent && side === undefined && <span className="ml-auto shrink-0 text-accent-text">now</span>}
          </span>
        </span>
      </button>
      <span className="flex w-9 shrink-0 flex-col items-end pt-1.5 pr-1.5">
        <span className="px-1 text-2xs text-fg-subtle tabular-nums leading-5">{revision.revision}</span>
        <RevisionMenu revision={revision} isCurrent={isCurrent} />
      </span>
    </li>
  );
}
