'use client';

import { ScrollText } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { refusalFor, useProjectRole } from '@/lib/me';
import { AuditPage } from './audit-page';

export function ProjectAuditPage({ projectId }: { projectId: string }) {
  const role = useProjectRole(projectId);
  const refusal = refusalFor(role, 'audit.read');
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-5xl px-4 py-6 md:px-8">
        {refusal === undefined ? (
          role !== undefined && <AuditPage place={{ projectId }} />
        ) : (
          <EmptyState icon={<ScrollText />} title="This log is not for you">
            {refusal}
          </EmptyState>
        )}
      </div>
    </div>
  );
}
