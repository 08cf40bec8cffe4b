'use client';

import type { AuditRecord } from '@chalice-studio/control-plane/contract';
import { Bot, ChevronRight, KeyRound, Link2 } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import { Initials } from '@/components/initials';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import { cn } from '@/lib/class-names';
import { actionWords } from '../model/action-words';
import { subjectLink } from '../model/subject-link';
import { EntryDetails } from './entry-details';

export function AuditList({ entries, hasProjects }: { entries: readonly AuditRecord[]; hasProjects: boolean }) {
  return (
    <ol aria-label="Entries" className="divide-y divide-line">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} hasProject={hasProjects} />
      ))}
    </ol>
  );
}

function Entry({ entry, hasProject }: { entry: AuditRecord; hasProject: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const href = subjectLink(entry);
  const hasFailed = 'failed' in entry.details || 'failure' in entry.details;
  return (
    <li className={cn(isOpen && 'bg-surface')}>
      <div className="flex min-h-9 items-center gap-2 py-1">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-center gap-2 rounded-md px-1 py-1 text-left hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 shrink-0 text-fg-subtle transition-transform', isOpen && 'rotate-90')}
          />
          <ActorMark entry={entry} />
          <span className="flex min-w-0 flex-1 gap-1 max-sm:flex-col max-sm:gap-0">
            <span className="min-w-0 truncate font-medium text-fg" title={entry.actor.name}>
              {entry.actor.kind === 'studio' ? 'Chalice Studio' : entry.actor.name}
            </span>
            <span className="shrink-0 text-fg-muted">
              {actionWords(entry.action)}
              <span className="sr-only">: {entry.subject}</span>
            </span>
          </span>
        </button>
        {hasFailed && <Badge tone="danger">Failed</Badge>}
        <span className="w-2/5 min-w-0 shrink-0 truncate text-sm max-sm:hidden">
          <Subject entry={entry} href={href} />
          {hasProject && entry.project !== null && entry.project.name !== entry.subject && (
            <span className="text-fg-subtle"> · {entry.project.name || 'a project that is gone'}</span>
          )}
        </span>
        <RelativeTime
          at={entry.at}
          className="w-24 shrink-0 text-right text-fg-subtle text-xs tabular-nums max-sm:w-auto"
        />
      </div>
      <p className="truncate pb-1.5 pl-13 text-sm sm:hidden">
        <Subject entry={entry} href={href} />
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen && <EntryDetails entry={entry} />}
      </div>
    </li>
  );
}

function Subject({ entry, href }: { entry: AuditRecord; href: string | undefined }) {
  if (href === undefined) return <span title={entry.subject}>{entry.subject}</span>;
  return (
    <Link prefetch={false} href={href} title={entry.subject} className="text-fg hover:underline">
      {entry.subject}
    </Link>
  );
}

function ActorMark({ entry: { actor, tokenId } }: { entry: AuditRecord }) {
  const icon = 'size-5 shrink-0 rounded-sm bg-hover p-0.5 text-fg-muted';
  if (actor.kind === 'studio') return <Bot aria-hidden className={icon} />;
  if (actor.kind === 'link') return <Link2 aria-hidden className={icon} />;
  if (actor.kind === 'service-account' || tokenId !== null) return <KeyRound aria-hidden className={icon} />;
  return <Initials name={actor.name} />;
}
