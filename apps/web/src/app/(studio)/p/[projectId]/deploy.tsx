'use client';

import { useMaybeDocument } from '@/components/document/document-provider';
import { useProblems, useSaveStatus } from '@/components/document/use-document';
import { DeployButton } from '@/features/deployments/components/deploy-button';
import { refusalFor, useProjectRole } from '@/lib/me';
import { useCurrentStage } from '@/lib/stages';

/** The button that deploys, refused with its reason while the design has errors or is not saved. */
export function Deploy({ projectId }: { projectId: string }) {
  const isOpen = useMaybeDocument() !== undefined;
  return isOpen ? (
    <DeployDocument projectId={projectId} />
  ) : (
    <DeployTo projectId={projectId} problemCount={0} refusal="The design is still loading." />
  );
}

const unsaved = {
  saved: undefined,
  saving: 'Your last edit is being saved.',
  offline: 'The studio cannot be reached, and your last edits are not saved yet.',
  refused: 'An edit of yours was refused. Look at it first.',
};

function DeployDocument({ projectId }: { projectId: string }) {
  const errors = useProblems().filter((problem) => problem.severity === 'error');
  return <DeployTo projectId={projectId} problemCount={errors.length} refusal={unsaved[useSaveStatus()]} />;
}

function DeployTo({ projectId, ...props }: { projectId: string; problemCount: number; refusal: string | undefined }) {
  const { stage, stages = [], setStage } = useCurrentStage(projectId);
  const role = useProjectRole(projectId);
  const refusal = refusalFor(role, 'deployment.create') ?? props.refusal;
  return (
    <DeployButton
      projectId={projectId}
      stages={stages}
      stage={stage}
      onStage={setStage}
      problemCount={props.problemCount}
      refusal={refusal}
    />
  );
}
