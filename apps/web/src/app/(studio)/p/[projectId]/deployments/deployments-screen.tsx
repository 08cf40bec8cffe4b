'use client';

import { DeploymentsPage } from '@/features/deployments/components/deployments-page';
import { may, useProjectRole } from '@/lib/me';
import { Deploy } from '../deploy';
import { StageGate } from '../stage-gate';

export function DeploymentsScreen({ projectId }: { projectId: string }) {
  const canDeploy = may(useProjectRole(projectId), 'operate');
  return (
    <StageGate projectId={projectId}>
      {({ stage, stages }) => (
        <DeploymentsPage
          projectId={projectId}
          stages={stages}
          stage={stage}
          canDeploy={canDeploy}
          deployButton={<Deploy projectId={projectId} />}
        />
      )}
    </StageGate>
  );
}
