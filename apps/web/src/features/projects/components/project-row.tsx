'use client';

import type { Project, StageSummary } from '@chalice-studio/control-plane/contract';
import { Ellipsis, Settings, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConstructIcon } from '@/components/construct-icon';
import { deploymentLook } from '@/components/deployment-look';
import { Initials } from '@/components/initials';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { HoverLink } from '@/components/ui/hover-link';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { later } from '@/lib/later';
import { may } from '@/lib/me';
import { stageColor } from '@/lib/stages';

const DeleteProjectDialog = later(() => import('./delete-project-dialog').then((module) => module.DeleteProjectDialog));

const shownStages = 3;

export function ProjectRow({ project }: { project: Project }) {
  const { counts, stages } = project;
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-3 transition-colors hover:bg-hover md:grid-cols-[auto_minmax(0,1fr)_150px_minmax(160px,240px)_150px_auto]">
      <Initials name={project.name} isSquare className="size-8 rounded-md text-xs" />
      <div className="min-w-0">
        <HoverLink
          href={`/p/${project.id}/design`}
          className="flex max-w-full font-medium text-base text-fg after:absolute after:inset-0"
        >
          <MiddleTruncate text={project.name} />
        </HoverLink>
        <p className="truncate text-fg-muted" title={project.description}>
          {project.description || <span className="text-fg-subtle">No description</span>}
        </p>
      </div>
      <ul aria-label="Constructs" className="flex gap-3 text-fg-muted max-md:hidden">
        <Count kind="route" count={counts.routes} one="route" many="routes" />
        <Count kind="lambda-function" count={counts.functions} one="function" many="functions" />
        <Count kind="resource" count={counts.resources} one="resource" many="resources" />
      </ul>
      <ul
        aria-label="Stages"
        className="flex flex-wrap gap-x-3 gap-y-1 max-md:order-last max-md:col-span-2 max-md:col-start-2"
      >
        {stages.slice(0, shownStages).map((stage) => (
          <StageState key={stage.id} stage={stage} />
        ))}
        {stages.length > shownStages && <li className="text-fg-subtle">+{stages.length - shownStages}</li>}
      </ul>
      <p className="truncate text-fg-subtle text-xs max-md:hidden">
        {project.updatedBy === null ? 'Changed ' : `${project.updatedBy.name} · `}
        <RelativeTime at={project.updatedAt} />
      </p>
      <ProjectMenu project={project} />
    </li>
  );
}

type CountProps = { kind: 'route' | 'lambda-function' | 'resource'; count: number; one: string; many: string };

function Count({ kind, count, one, many }: CountProps) {
  const words = `${count} ${count === 1 ? one : many}`;
  return (
    <li title={words} className="flex items-center gap-1 tabular-nums">
      <ConstructIcon kind={kind} className="size-3.5" />
      <span aria-hidden>{count}</span>
      <span className="sr-only">{words}</span>
    </li>
  );
}

function StageState({ stage }: { stage: StageSummary }) {
  const look = deploymentLook(stage.lastStatus);
  return (
    <li className="flex min-w-0 items-center gap-1.5" title={`${stage.name}: ${look.label}`}>
      <StatusDot tone={look.tone} />
      <span className="truncate font-mono text-xs" style={{ color: stageColor(stage) }}>
        {stage.name}
      </span>
      <span className="sr-only">: {look.label}</span>
    </li>
  );
}

function ProjectMenu({ project }: { project: Project }) {
  const router = useRouter();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <div className="relative">
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Actions for ${project.name}`}
          className="flex size-7 items-center justify-center rounded-md text-fg-subtle hover:bg-active hover:text-fg"
        >
          <Ellipsis className="size-4" aria-hidden />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => router.push(`/p/${project.id}/settings`)}>
            <Settings aria-hidden />
            Settings
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem
            isDangerous
            disabled={!may(project.role, 'administer')}
            onSelect={() => setIsDeleting(true)}
          >
            <Trash2 aria-hidden />
            Delete project…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isDeleting && <DeleteProjectDialog project={project} open onOpenChange={setIsDeleting} />}
    </div>
  );
}
