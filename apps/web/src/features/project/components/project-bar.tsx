'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { Menu } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { HoverLink } from '@/components/ui/hover-link';
import { IconButton } from '@/components/ui/icon-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Skeleton } from '@/components/ui/skeleton';
import { openMenu } from '@/lib/layer';
import { useCurrentStage } from '@/lib/stages';
import { ProjectTabs } from './project-tabs';
import { StageSwitcher } from './stage-switcher';

type ProjectBarProps = {
  projectId: string;
  /** Undefined while it loads. */
  project: Project | undefined;
  saveState?: ReactNode;
  people?: ReactNode;
  share?: ReactNode;
  deploy?: ReactNode;
};

/** The one bar of a project: what it is, which stage is looked at, whether it is saved, who is here, Deploy; and the tabs. */
export function ProjectBar({ projectId, project, saveState, people, share, deploy }: ProjectBarProps) {
  const { stage } = useCurrentStage(projectId);
  return (
    <header className="shrink-0 border-b bg-surface">
      {stage?.isProduction === true && <div aria-hidden className="production-stripes h-1" />}
      <div className="flex h-11 items-center gap-1.5 px-3">
        <IconButton label="Menu" className="-ml-1.5 md:hidden" onClick={openMenu}>
          <Menu />
        </IconButton>
        {project === undefined ? (
          <Skeleton className="h-4 w-32" />
        ) : (
          <HoverLink
            href={`/p/${projectId}/design`}
            className="flex min-w-0 max-w-80 rounded-md px-1 py-0.5 font-semibold text-base text-fg"
          >
            <h1 className="flex min-w-0">
              <MiddleTruncate text={project.name} />
            </h1>
          </HoverLink>
        )}
        <span aria-hidden className="text-line-strong max-sm:hidden">
          /
        </span>
        <StageSwitcher projectId={projectId} />
        {/* Name and stage give way: what one presses stays whole in a narrow window. */}
        <div className="ml-auto flex shrink-0 items-center gap-2">
          {saveState}
          <span className="max-md:hidden">{people}</span>
          {share}
          {deploy}
        </div>
      </div>
      <Suspense>
        <ProjectTabs />
      </Suspense>
    </header>
  );
}
