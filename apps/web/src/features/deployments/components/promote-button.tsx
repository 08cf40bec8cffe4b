'use client';

import type { Deployment, Stage } from '@chalice-studio/control-plane/contract';
import { ArrowUpFromLine } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { createRandomId } from '@/lib/random-id';
import { usePromote, usePromotion } from '../hooks';
import { PromotionView } from './promotion-view';

type PromoteButtonProps = {
  deployment: Deployment;
  /** The project's other stages. */
  others: readonly Stage[];
  onStarted: (deployment: Deployment) => void;
};

/** Brings what ran here to another stage, byte for byte, after it has said what differs there. */
export function PromoteButton({ deployment, others, onStarted }: PromoteButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <Button onClick={() => setIsOpen(true)}>
        <ArrowUpFromLine />
        Promote…
      </Button>
      {isOpen && (
        <PromoteDialog
          deployment={deployment}
          others={others}
          onStarted={(started) => {
            setIsOpen(false);
            onStarted(started);
          }}
        />
      )}
    </Dialog>
  );
}

/** At first the one that is most likely meant: production, else the next one. */
const likely = (others: readonly Stage[]) => others.find((stage) => stage.isProduction) ?? others[0];

function PromoteDialog({ deployment, others, onStarted }: PromoteButtonProps) {
  const [toStageId, setToStageId] = useState(() => likely(others)?.id);
  const to = others.find((stage) => stage.id === toStageId);
  const promotion = usePromotion(deployment.id, toStageId);
  const promote = usePromote(deployment.projectId);
  const isBlocked = promotion.data === undefined || promotion.data.problems.length > 0;
  const start = () => {
    if (to === undefined || isBlocked) return;
    promote.mutate(
      { deploymentId: deployment.id, toStageId: to.id, clientRequestId: createRandomId() },
      { onSuccess: onStarted },
    );
  };
  return (
    <DialogContent
      placement="right"
      className="max-w-xl"
      title={`Promote ${deployment.stageName} #${deployment.number}`}
      description="The same artifact, byte for byte, is deployed with the other stage's present settings and secrets. The design is not changed."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={isBlocked} isBusy={promote.isPending} onClick={start}>
            Promote to {to?.name ?? '…'}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        <Field label="To stage">
          {(ids) => (
            <Select
              {...ids}
              value={toStageId}
              onChange={setToStageId}
              options={others.map((stage) => ({
                value: stage.id,
                label: stage.name,
                description: [
                  stage.isProduction ? 'production' : stage.targetType === 'aws' ? 'AWS' : 'local',
                  stage.deployed === null ? 'nothing runs there' : `#${stage.deployed.number} runs there`,
                ].join(' · '),
              }))}
            />
          )}
        </Field>
        <PromotionView promotion={promotion} isAws={to?.targetType === 'aws'} />
        {promote.error !== null && (
          <ErrorState layout="row" what="The promotion could not be started" error={promote.error} />
        )}
      </div>
    </DialogContent>
  );
}
