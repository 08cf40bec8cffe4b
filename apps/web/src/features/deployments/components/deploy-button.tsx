'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { ChevronDown, FastForward, Rocket } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { Button } from '@/components/ui/button';
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
import { toast } from '@/components/ui/toast';
import { Tooltip } from '@/components/ui/tooltip';
import { type Command, useCommands } from '@/lib/commands';
import { createRandomId } from '@/lib/random-id';
import { useShortcuts } from '@/lib/shortcuts';
import { stageColor } from '@/lib/stages';
import { formatDuration } from '@/lib/time';
import { useProjectHref } from '@/lib/url-state';
import { useDeploy, useLatestDeployment } from '../hooks';
import { isOver } from '../model/live-deployment';
import { elapsedMs } from '../model/timeline';
import { DeployProgress } from './deploy-progress';

type DeployButtonProps = {
  projectId: string;
  stages: readonly Stage[];
  stage: Stage | undefined;
  onStage: (name: string) => void;
  /** Errors of the design; with any nothing can be deployed. */
  problemCount: number;
  /** Another reason why not: an edit that is not saved yet, a role that may not. */
  refusal?: string | undefined;
};

/** Deploys to the stage that is looked at, and while it does shows how far it is. */
export function DeployButton({ projectId, stages, stage, onStage, problemCount, refusal }: DeployButtonProps) {
  const latest = useLatestDeployment(projectId, stage?.id);
  const deploy = useDeploy(projectId);
  const startedId = useRef<string>(undefined);
  useOutcomeToast(projectId, stage, startedId);

  const reason = stage === undefined ? 'The project has no stage.' : (problemsReason(problemCount) ?? refusal);
  const isRunning = latest !== undefined && !isOver(latest);
  const isAws = stage?.targetType === 'aws';
  const start = (withoutAsking = false) => {
    if (isRunning || deploy.isPending) return;
    // By key, palette or touch nobody sees the tooltip.
    if (stage === undefined || reason !== undefined)
      return toast.message('It cannot be deployed', { description: reason });
    deploy.mutate(
      { stageId: stage.id, clientRequestId: createRandomId(), ...(withoutAsking ? { withoutAsking } : {}) },
      {
        onSuccess: (deployment) => {
          startedId.current = deployment.id;
        },
      },
    );
  };
  useShortcuts([{ keys: 'mod+enter', label: 'Deploy', group: 'Project', run: () => start() }]);
  useDeployCommand(stage?.name, start);

  if (isRunning) return <DeployProgress deployment={latest} />;
  const label = `Deploy to ${stage?.name ?? '…'}`;
  const hasMenu = stages.length > 1 || isAws;
  return (
    <div className="flex items-center">
      <Tooltip
        content={
          reason ??
          (isAws ? 'Plans the design as it is now, and shows what changes' : 'Deploys the design as it is now')
        }
        shortcut={reason === undefined ? 'mod+enter' : undefined}
      >
        <Button
          variant="primary"
          className={hasMenu ? 'rounded-r-none' : undefined}
          data-tour="deploy"
          // Not `disabled`: the reason must be there for those who tab to it.
          aria-disabled={reason !== undefined || undefined}
          aria-description={reason}
          isBusy={deploy.isPending}
          onClick={() => start()}
        >
          <Rocket />
          <span className="max-w-40 truncate max-sm:sr-only">{label}</span>
        </Button>
      </Tooltip>
      {hasMenu && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              variant="primary"
              aria-label="Stage and ways to deploy"
              className="rounded-l-none border-l-accent-fg/30 px-1"
            >
              <ChevronDown />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuLabel>Stage</DropdownMenuLabel>
            <DropdownMenuRadioGroup value={stage?.name ?? ''} onValueChange={onStage}>
              {stages.map((each) => (
                <DropdownMenuRadioItem key={each.id} value={each.name}>
                  <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: stageColor(each) }} />
                  <span className="truncate">{each.name}</span>
                  <span className="text-fg-subtle text-xs">{each.targetType === 'local' ? 'local' : 'AWS'}</span>
                </DropdownMenuRadioItem>
              ))}
            </DropdownMenuRadioGroup>
            {isAws && (
              <>
                <DropdownMenuSeparator />
                <DropdownMenuItem disabled={reason !== undefined} onSelect={() => start(true)}>
                  <FastForward />
                  <span className="flex flex-col">
                    Deploy without asking
                    <span className="text-fg-subtle text-xs">as long as every change is safe</span>
                  </span>
                </DropdownMenuItem>
              </>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
    </div>
  );
}

/** The same in the command palette, as long as there is a stage to deploy to. */
function useDeployCommand(stageName: string | undefined, start: () => void): void {
  const latest = useRef(start);
  latest.current = start;
  const commands = useMemo(
    (): Command[] =>
      stageName === undefined
        ? []
        : [
            {
              id: 'deploy',
              title: `Deploy to ${stageName}`,
              group: 'Project',
              icon: <Rocket />,
              shortcut: 'mod+enter',
              run: () => latest.current(),
            },
          ],
    [stageName],
  );
  useCommands(commands);
}

function problemsReason(count: number): string | undefined {
  if (count === 0) return undefined;
  return `${count === 1 ? '1 problem' : `${count} problems`} in the design must be mended first.`;
}

/** Says how the deployment that was started here ended; one that somebody else started only shows in the bar. */
function useOutcomeToast(projectId: string, stage: Stage | undefined, startedId: RefObject<string | undefined>): void {
  const latest = useLatestDeployment(projectId, stage?.id);
  const router = useRouter();
  const href = useProjectHref();
  const tell = useEffectEvent(() => {
    if (latest === undefined || latest.id !== startedId.current || !isOver(latest)) return;
    startedId.current = undefined;
    const took = formatDuration(elapsedMs(latest, Date.now()));
    const open = () => router.push(href('deployments', { deployment: latest.id }));
    if (latest.status === 'succeeded')
      toast.success(`Deployed to ${latest.stageName}`, {
        description: `#${latest.number}, in ${took}`,
        action: { label: 'Call it', onClick: () => router.push(href('events')) },
      });
    else if (latest.status !== 'cancelled')
      toast.message(`The deployment to ${latest.stageName} failed`, {
        description: latest.failure?.message.split('\n')[0] ?? `After ${took}`,
        action: { label: 'See why', onClick: open },
      });
  });
  const status = latest?.status;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the status changes
  useEffect(() => tell(), [status]);
}
