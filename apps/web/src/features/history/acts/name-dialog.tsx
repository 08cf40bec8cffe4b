'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

type NameDialogProps = { revision: number; name: string | undefined; onClose: () => void };

/** Gives a revision a name, or another one. */
export function NameDialog({ revision, name: before, onClose }: NameDialogProps) {
  const { projectId } = useOpenDocument();
  const [name, setName] = useState(before ?? '');
  const queryClient = useQueryClient();
  const naming = useMutation(
    api.revisions.setName.mutationOptions({
      onSuccess: async ({ named }) => {
        await queryClient.invalidateQueries({ queryKey: api.revisions.key() });
        toast.success(`Revision ${revision} is called “${named?.name}”`);
        onClose();
      },
    }),
  );
  const isChanged = name.trim() !== '' && name.trim() !== before;
  return (
    <FormDialog
      title={before === undefined ? `Name revision ${revision}` : `Rename revision ${revision}`}
      description="By its name everybody in the project finds it again: in the history, to compare, to restore."
      submitLabel={before === undefined ? 'Name revision' : 'Rename revision'}
      canSubmit={isChanged}
      isBusy={naming.isPending}
      failure={naming.isError ? { what: 'The revision was not named', error: naming.error } : undefined}
      onSubmit={() => naming.mutate({ projectId, revision, name })}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} maxLength={80} placeholder="Before the launch" />
    </FormDialog>
  );
}
