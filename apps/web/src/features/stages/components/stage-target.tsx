'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { api } from '@/lib/api';
import { may, useProjectRole } from '@/lib/me';
import { useSetTarget, type WantedTarget } from '../hooks';
import { TargetField } from './target-field';

/** Where a stage runs. It can be moved as long as nothing was ever deployed to it: its data would stay behind. */
export function StageTarget({ stage }: { stage: Stage }) {
  const role = useProjectRole(stage.projectId);
  const [isMoving, setIsMoving] = useState(false);
  const canMove = stage.lastStatus === null && may(role, 'edit');
  return (
    <>
      <TargetWords stage={stage} />
      {canMove && (
        <Button size="sm" variant="ghost" onClick={() => setIsMoving(true)}>
          Change
        </Button>
      )}
      {isMoving && <MoveDialog stage={stage} onClose={() => setIsMoving(false)} />}
    </>
  );
}

/** “This machine”, or the AWS account by its name with the region. */
export function TargetWords({ stage }: { stage: Stage }) {
  const { target } = stage.config;
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId: stage.projectId } })).data;
  const isAws = target.type === 'aws';
  const accounts = useQuery(
    api.awsAccounts.list.queryOptions({
      input: { teamId: project?.teamId ?? '' },
      enabled: isAws && project !== undefined,
      staleTime: 60_000,
    }),
  ).data;
  if (!isAws) return <span className="truncate">This machine</span>;
  const name = accounts?.find((each) => each.id === target.awsAccountId)?.name;
  return (
    <span className="truncate" title={`AWS${name === undefined ? '' : ` account ${name}`}, ${target.region}`}>
      {name ?? 'AWS'} · {target.region}
    </span>
  );
}

function MoveDialog({ stage, onClose }: { stage: Stage; onClose: () => void }) {
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId: stage.projectId } })).data;
  const [target, setTarget] = useState<WantedTarget>(stage.config.target);
  const moving = useSetTarget(stage);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Where ${stage.name} runs`}
        description="Nothing was deployed to it yet, so nothing is left behind."
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              variant="primary"
              isBusy={moving.isPending}
              onClick={() => moving.mutate(wantedOf(target), { onSuccess: onClose })}
            >
              Move the stage
            </Button>
          </>
        }
      >
        <TargetField teamId={project?.teamId} value={target} onChange={setTarget} />
      </DialogContent>
    </Dialog>
  );
}

/** Without the region, which is the account's. */
function wantedOf(target: WantedTarget): WantedTarget {
  return target.type === 'aws' ? { type: 'aws', awsAccountId: target.awsAccountId } : { type: 'local' };
}
