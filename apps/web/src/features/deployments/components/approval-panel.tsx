'use client';

import type { AwaitedApproval, Deployment } from '@chalice-studio/control-plane/contract';
import { CircleCheck, CirclePause } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useMe } from '@/lib/me';
import { useApprove, useReject } from '../hooks';
import { dangersOf } from '../model/dangers';

type ApprovalPanelProps = { deployment: Deployment; awaited: AwaitedApproval; canDeploy: boolean };

/** The question that a plan waits for: why it is asked, and the two answers. */
export function ApprovalPanel({ deployment, awaited, canDeploy }: ApprovalPanelProps) {
  const [question, setQuestion] = useState<'approve' | 'reject'>();
  const me = useMe()?.person;
  const isOwn = me?.id === deployment.createdBy.id;
  const needsAnother = awaited.by === 'another' && isOwn;
  return (
    <section
      aria-label="Approval"
      className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-md border border-warning/40 bg-warning-soft px-3 py-2.5"
    >
      <CirclePause className="mt-0.5 size-4 shrink-0 text-warning-text" aria-hidden />
      <div className="min-w-56 flex-1">
        <p className="font-medium">This plan waits for an approval. Nothing has changed yet.</p>
        <ul className="text-fg-muted text-xs">
          {awaited.reasons.map((reason) => (
            <li key={reason}>{reasonWords[reason]}</li>
          ))}
          {needsAnother && <li>You deploy, so somebody else has to approve it: send a colleague the link.</li>}
          {!canDeploy && <li>Your role may read it only. An operator, editor, admin or owner can approve it.</li>}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2">
        {canDeploy && <Button onClick={() => setQuestion('reject')}>Reject…</Button>}
        {canDeploy && !needsAnother && (
          <Button variant="primary" onClick={() => setQuestion('approve')}>
            <CircleCheck />
            Approve…
          </Button>
        )}
      </div>
      <ApproveDialog
        deployment={deployment}
        awaited={awaited}
        isOpen={question === 'approve'}
        onClose={() => setQuestion(undefined)}
      />
      <RejectDialog deployment={deployment} isOpen={question === 'reject'} onClose={() => setQuestion(undefined)} />
    </section>
  );
}

const reasonWords: Record<AwaitedApproval['reasons'][number], string> = {
  'stage-requires': 'The stage wants every deployment approved.',
  production: 'It is a production stage.',
  'data-loss': 'Data is lost.',
  'breaks-callers': 'Whoever calls the app now may get errors.',
  interruption: 'Something is unavailable for a moment.',
  'widens-iam': 'Permissions are widened.',
  'shown-first': 'What goes to AWS is shown first, unless it is deployed without asking.',
};

/** The rest is in the plan, behind the question. */
const MOST_SHOWN = 8;

type DialogProps = { deployment: Deployment; isOpen: boolean; onClose: () => void };

function ApproveDialog({ deployment, awaited, isOpen, onClose }: DialogProps & { awaited: AwaitedApproval }) {
  const approve = useApprove(deployment.projectId);
  const { plan, stageName, number } = deployment;
  const dangers = dangersOf(plan?.changes ?? []);
  const confirm = (name: string | undefined) =>
    approve.mutate(
      {
        ...{ deploymentId: deployment.id, planHash: plan?.hash ?? '' },
        ...(name === undefined ? {} : { confirmName: name }),
      },
      { onSuccess: onClose },
    );
  const name = awaited.asksForName ? stageName : undefined;
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDangerous={dangers.some((danger) => danger.isLoss)}
      title={`Deploy #${number} to ${stageName}`}
      description={
        dangers.length === 0 ? (
          <p>{plan?.changes.length === 0 ? 'Only the code changes.' : 'All of its changes are safe.'}</p>
        ) : (
          <ul className="list-disc space-y-1 pl-4">
            {dangers.slice(0, MOST_SHOWN).map(({ words, sentence }) => (
              <li key={`${words} ${sentence}`}>
                <span className="font-medium text-fg">{words}:</span> {sentence}
              </li>
            ))}
            {dangers.length > MOST_SHOWN && <li>and {dangers.length - MOST_SHOWN} more, in the plan above</li>}
          </ul>
        )
      }
      confirmLabel={`Approve and deploy to ${stageName}`}
      {...(name === undefined ? {} : { confirmName: name })}
      onConfirm={() => confirm(name)}
      isBusy={approve.isPending}
    >
      {approve.error !== null && <ErrorState layout="row" what="It could not be approved" error={approve.error} />}
    </AlertDialog>
  );
}

function RejectDialog({ deployment, isOpen, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const reject = useReject(deployment.projectId);
  return (
    <AlertDialog
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      title={`Reject #${deployment.number}`}
      description="Nothing of it is deployed. What runs in the stage stays as it is."
      confirmLabel="Reject the plan"
      onConfirm={() =>
        reject.mutate(
          { deploymentId: deployment.id, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
          { onSuccess: onClose },
        )
      }
      isBusy={reject.isPending}
    >
      <Field label="Reason" isOptional help={`${deployment.createdBy.name} reads it here.`}>
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {reject.error !== null && <ErrorState layout="row" what="It could not be rejected" error={reject.error} />}
    </AlertDialog>
  );
}
