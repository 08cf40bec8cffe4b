'use client';

import type { SharedProject } from '@chalice-studio/control-plane/contract';
import { Eye } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ChaliceMark } from '@/components/chalice-mark';
import { Badge } from '@/components/ui/badge';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { RelativeTime } from '@/components/ui/relative-time';
import { SegmentedControl } from '@/components/ui/segmented-control';

export type SharedView = 'design' | 'code' | 'logs';

type SharedFrameProps = {
  project: SharedProject;
  view: SharedView;
  onView: (view: SharedView) => void;
  children: ReactNode;
};

/** The frame of a project for visitors: whose it is, how long one may look, and the few pages that there are. */
export function SharedFrame({ project, view, onView, children }: SharedFrameProps) {
  const { projectName, teamName, sharedBy, expiresAt, stages } = project;
  const views: { value: SharedView; label: string }[] = [
    { value: 'design', label: 'Design' },
    { value: 'code', label: 'Code' },
    ...(stages.length === 0 ? [] : [{ value: 'logs' as const, label: 'Logs' }]),
  ];
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b bg-surface px-3 py-1.5">
        <Link href="/" aria-label="Chalice Studio" className="rounded-md">
          <ChaliceMark className="size-5" />
        </Link>
        <h1 className="flex min-w-0 max-w-80 font-semibold text-base text-fg">
          <MiddleTruncate text={projectName} />
        </h1>
        <Badge tone="accent">
          <Eye aria-hidden />
          Read-only
        </Badge>
        <p className="min-w-0 truncate text-fg-muted text-xs max-md:order-last max-md:w-full">
          {teamName} · shared by {sharedBy}
          {expiresAt !== null && (
            <>
              {' '}
              · until <RelativeTime at={expiresAt} />
            </>
          )}
        </p>
        <SegmentedControl aria-label="View" value={view} onChange={onView} options={views} className="ml-auto" />
      </header>
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</main>
    </div>
  );
}
