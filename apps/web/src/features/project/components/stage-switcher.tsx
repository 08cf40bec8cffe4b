'use client';

import { ChevronsUpDown, Plus, SlidersHorizontal } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { deploymentLook } from '@/components/deployment-look';
import { StageName } from '@/components/stage-name';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Skeleton } from '@/components/ui/skeleton';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';
import { useCurrentStage } from '@/lib/stages';
import { useProjectHref } from '@/lib/url-state';

/** Which stage the pages show and Deploy goes to. */
export function StageSwitcher({ projectId }: { projectId: string }) {
  const { stage, stages, setStage } = useCurrentStage(projectId);
  const router = useRouter();
  const href = useProjectHref();
  if (stage === undefined) return stages === undefined ? <Skeleton className="h-5 w-16" /> : null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Stage: ${stage.name}${stage.isProduction ? ', production' : ''}`}
        className={cn(
          'flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 hover:bg-hover',
          stage.isProduction && 'border border-production',
        )}
      >
        <StageName stage={stage} />
        <ChevronsUpDown className="size-3.5 shrink-0 text-fg-subtle" aria-hidden />
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-64">
        <DropdownMenuLabel>Stages</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={stage.name} onValueChange={setStage}>
          {stages?.map((each) => {
            const look = deploymentLook(each.lastStatus);
            return (
              <DropdownMenuRadioItem key={each.id} value={each.name}>
                <StageName stage={each} className="flex-1" />
                <span className="flex shrink-0 items-center gap-1 text-fg-subtle text-xs">
                  <StatusDot tone={look.tone} />
                  {look.label}
                </span>
              </DropdownMenuRadioItem>
            );
          })}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => router.push(href('stages'))}>
          <SlidersHorizontal aria-hidden />
          Configure stages
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => router.push(href('stages', { panel: 'new' }))}>
          <Plus aria-hidden />
          New stage…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
