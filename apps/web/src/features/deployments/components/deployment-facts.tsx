import type { Deployment } from '@chalice-studio/control-plane/contract';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { ApprovalNote } from './approval-note';

export function DeploymentFacts({ deployment }: { deployment: Deployment }) {
  const { rollbackOf, promotedFrom, artifactSha, artifactBytes, attempt, approval } = deployment;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
      <Fact name="By">{deployment.createdBy.name}</Fact>
      <Fact name="Started">
        <RelativeTime at={deployment.createdAt} />
      </Fact>
      <Fact name="Design">revision {deployment.appRevision}</Fact>
      <Fact name="Settings">revision {deployment.stageRevision}</Fact>
      {rollbackOf !== null && <Fact name="Rolls back to">#{rollbackOf.number}</Fact>}
      {promotedFrom !== null && (
        <Fact name="Promoted from">
          {promotedFrom.stageName} #{promotedFrom.number}
        </Fact>
      )}
      {attempt > 1 && <Fact name="Attempt">{attempt}</Fact>}
      {artifactSha !== null && (
        <Fact name="Artifact">
          <span title={artifactSha} className="font-mono">
            {artifactSha.slice(0, 12)}
          </span>
          {artifactBytes !== null && ` · ${Math.ceil(artifactBytes / 1024).toLocaleString('en')} KB`}
          <CopyButton value={artifactSha} label="Copy SHA-256 of the artifact" className="-my-1" />
        </Fact>
      )}
      {approval !== null && (
        <Fact name="Plan">
          <ApprovalNote approval={approval} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-fg-subtle">{name}</dt>
      <dd className="flex items-center gap-1 text-fg">{children}</dd>
    </div>
  );
}
