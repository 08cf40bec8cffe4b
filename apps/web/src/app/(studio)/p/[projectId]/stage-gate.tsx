'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { Layers } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useCurrentStage, useStages } from '@/lib/stages';
import { useProjectHref } from '@/lib/url-state';

type StageGateProps = {
  projectId: string;
  children: (shown: { stage: Stage; stages: readonly Stage[] }) => ReactNode;
};

/** For pages that are of one stage: shows them once it is known which. */
export function StageGate({ projectId, children }: StageGateProps) {
  const { error, refetch } = useStages(projectId);
  const { stage, stages } = useCurrentStage(projectId);
  const href = useProjectHref();
  if (stage !== undefined && stages !== undefined) return children({ stage, stages });
  if (stages !== undefined)
    return (
      <EmptyState
        icon={<Layers />}
        title="The project has no stage"
        action={
          <Button asChild>
            <Link href={href('stages')}>Open the stages</Link>
          </Button>
        }
      >
        A stage is a place where the app runs, with its own settings and data.
      </EmptyState>
    );
  if (error !== null) return <ErrorState what="The stages could not be read" error={error} onRetry={refetch} />;
  return (
    <Loading what="the stage" className="space-y-3 p-4">
      <Skeleton className="h-6 w-64" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-2/3" />
    </Loading>
  );
}
