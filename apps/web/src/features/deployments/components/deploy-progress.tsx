'use client';

import type { Deployment } from '@chalice-studio/control-plane/contract';
import { ChevronDown, CirclePause } from 'lucide-react';
import Link from 'next/link';
import { deploymentLook } from '@/components/deployment-look';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Spinner } from '@/components/ui/spinner';
import { formatDuration } from '@/lib/time';
import { useProjectHref } from '@/lib/url-state';
import { useCancelDeployment, useClock } from '../hooks';
import { elapsedMs, stepsOf } from '../model/timeline';
import { StepList } from './step-list';
import { WaitsForNotice } from './waits-for-notice';

/** A deployment that is under way, in the place of the button that started it; opens to its steps. */
export function DeployProgress({ deployment }: { deployment: Deployment }) {
  const now = useClock(true);
  const href = useProjectHref();
  const cancel = useCancelDeployment(deployment.projectId);
  const steps = stepsOf(deployment, now);
  const doneCount = steps.filter((step) => step.state === 'done' || step.state === 'skipped').length;
  const isWaiting = deployment.waitsFor !== null || deployment.waitsForOperation !== null;
  const words = isWaiting ? 'Waiting' : deploymentLook(deployment.status).label;
  if (deployment.awaitsApproval !== null)
    return (
      <Button asChild>
        <Link href={href('deployments', { deployment: deployment.id })}>
          <CirclePause className="text-warning-text" />
          <span className="max-sm:hidden">Review the plan of</span> #{deployment.number}
        </Link>
      </Button>
    );
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button
          className="relative overflow-hidden"
          aria-label={`${words}, deployment #${deployment.number}. Show steps`}
        >
          <Spinner className="text-accent-text" />
          <span className="max-sm:hidden">{words}</span>
          <span className="w-12 text-right text-fg-muted tabular-nums">
            {formatDuration(elapsedMs(deployment, now))}
          </span>
          <ChevronDown className="text-fg-subtle max-sm:hidden" />
          <span
            aria-hidden
            className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width]"
            style={{ width: `${((doneCount + 0.5) / steps.length) * 100}%` }}
          />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-96 max-w-[calc(100vw-24px)] space-y-3" aria-label="Deployment">
        <WaitsForNotice deployment={deployment} />
        <StepList deployment={deployment} now={now} />
        <div className="flex justify-between">
          <Button asChild variant="ghost" size="sm">
            <Link href={href('deployments', { deployment: deployment.id })}>Open #{deployment.number}</Link>
          </Button>
          <Button
            size="sm"
            variant="danger-quiet"
            isBusy={cancel.isPending}
            onClick={() => cancel.mutate({ deploymentId: deployment.id })}
          >
            Cancel
          </Button>
        </div>
      </PopoverContent>
    </Popover>
  );
}
