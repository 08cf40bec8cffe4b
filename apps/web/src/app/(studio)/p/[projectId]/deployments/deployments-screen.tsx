'use client';

import { DeploymentsPage } from '@/features/deployments/components/deployments-page';
import { may, useProjectRole } from '@/lib/me';
import { Deploy } from '../deploy';
import { StageGate } from '../stage-gate';

export function DeploymentsScreen({ projectId }: { projectId: string }) {
  const role = useProjectRole(projectId);
  const canDeploy = may(role, 'operate');
  const canProtect = may(role, 'administer');
  return (
    <StageGate projectId={projectId}>
      {({ stage, stages }) => (
        <DeploymentsPage
          projectId={projectId}
          stages={stages}
          stage={stage}
          canDeploy={canDeploy}
          canProtect={canProtect}
          deployButton={<Deploy projectId={projectId} />}
        />
      )}
    </StageGate>
  );
}
