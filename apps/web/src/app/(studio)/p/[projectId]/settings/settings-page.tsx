'use client';

import { APP_ID, type AppSpec } from '@chalice-studio/appspec';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useEdit, useSpec } from '@/components/document/use-document';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { CaptureSection } from '@/features/capture/components/capture-section';
import { ExportSection } from '@/features/import/components/export-section';
import { ProjectSettings } from '@/features/project/components/project-settings';
import { DeleteProjectDialog } from '@/features/projects/components/delete-project-dialog';
import { api } from '@/lib/api';
import { may, refusalFor, useProjectRole } from '@/lib/me';

const nameOf = (spec: AppSpec) => spec.name;
const descriptionOf = (spec: AppSpec) => spec.description;

export function SettingsPage({ projectId }: { projectId: string }) {
  const name = useSpec(nameOf);
  const description = useSpec(descriptionOf);
  const role = useProjectRole(projectId);
  const branchedFrom = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data?.branchedFrom ?? null;
  const edit = useEdit();
  const set = (field: 'name' | 'description', value: string) =>
    edit([{ type: 'set', id: APP_ID, path: [field], value }]);
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-4xl px-4 md:px-8">
        <ProjectSettings
          projectId={projectId}
          name={name}
          description={description}
          branchedFrom={branchedFrom}
          readOnlyReason={refusalFor(role, 'document.write')}
          onName={(next) => set('name', next)}
          onDescription={(next) => set('description', next)}
        />
        <AuditSection projectId={projectId} refusal={refusalFor(role, 'audit.read')} />
        <CaptureSection projectId={projectId} refusal={refusalFor(role, 'capture.write')} />
        <ExportSection projectId={projectId} />
        <DeleteSection projectId={projectId} isAllowed={may(role, 'administer')} />
      </div>
    </div>
  );
}

function AuditSection({ projectId, refusal }: { projectId: string; refusal: string | undefined }) {
  return (
    <SettingsSection title="Audit log" description={refusal ?? 'Who did what to this project, when and from where.'}>
      {refusal === undefined && (
        <Button asChild>
          <Link href={`/p/${projectId}/audit`}>Open the audit log</Link>
        </Button>
      )}
    </SettingsSection>
  );
}

function DeleteSection({ projectId, isAllowed }: { projectId: string; isAllowed: boolean }) {
  const router = useRouter();
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data;
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <SettingsSection
      title="Delete project"
      description={
        isAllowed
          ? 'Takes it from every list and stops its local stages. It can be brought back for a while.'
          : 'An owner or admin of the team can delete it.'
      }
    >
      <Button variant="danger-quiet" disabled={project === undefined || !isAllowed} onClick={() => setIsDeleting(true)}>
        Delete project…
      </Button>
      {project !== undefined && (
        <DeleteProjectDialog
          project={project}
          open={isDeleting}
          onOpenChange={setIsDeleting}
          onDeleted={() => router.replace('/')}
        />
      )}
    </SettingsSection>
  );
}
