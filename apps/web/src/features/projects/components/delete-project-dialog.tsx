'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { ErrorState } from '@/components/ui/error-state';
import { useDeleteProject } from '../hooks';

type DeleteProjectDialogProps = {
  project: Project;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted?: () => void;
};

export function DeleteProjectDialog({ project, open, onOpenChange, onDeleted }: DeleteProjectDialogProps) {
  const deletion = useDeleteProject({
    onDeleted: () => {
      onOpenChange(false);
      onDeleted?.();
    },
  });
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${project.name}?`}
      description={
        <>
          <p>
            <strong className="font-medium text-fg">Goes:</strong> the project from every list, and what runs on its
            local stages{project.stages.length === 0 ? '' : ` (${project.stages.map(({ name }) => name).join(', ')})`}.
          </p>
          <p>
            <strong className="font-medium text-fg">Stays for now:</strong> the design, its history and its stages’
            data, so that you can bring it back.
          </p>
        </>
      }
      confirmLabel="Delete project"
      confirmName={project.name}
      onConfirm={() => deletion.mutate(project)}
      isBusy={deletion.isPending}
    >
      {deletion.isError && <ErrorState layout="row" what="The project could not be deleted" error={deletion.error} />}
    </AlertDialog>
  );
}
