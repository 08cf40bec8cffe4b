'use client';

import { ApprovalRule } from '@/features/deployments/components/approval-rule';
import { StagesPage } from '@/features/stages/components/stages-page';
import { may, useProjectRole } from '@/lib/me';

/** The stages, with the deployments' part of them: who approves. */
export function StagesScreen({ projectId }: { projectId: string }) {
  const canProtect = may(useProjectRole(projectId), 'administer');
  return (
    <StagesPage
      projectId={projectId}
      approvalOf={(stage) => <ApprovalRule key={stage.id} stage={stage} canProtect={canProtect} />}
    />
  );
}
