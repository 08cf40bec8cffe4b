'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useOpenDocument } from '@/components/document/document-provider';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

/** Takes its name from a revision; it can be given again. */
export function useRemoveName(): (revision: number, name: string) => void {
  const { projectId } = useOpenDocument();
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: api.revisions.key() });
  const { mutate } = useMutation({
    mutationFn: ({ revision }: { revision: number; name: string }) =>
      client.revisions.removeName({ projectId, revision }),
    onSuccess: async (_, { revision, name }) => {
      await readAgain();
      const giveBack = () =>
        client.revisions
          .setName({ projectId, revision, name })
          .then(readAgain)
          .catch((error: unknown) => toast.failure('The name was not given back', error));
      toast.success(`Revision ${revision} has no name any more`, {
        action: { label: 'Undo', onClick: () => void giveBack() },
      });
    },
    onError: (error) => toast.failure('The name was not removed', error),
  });
  return (revision, name) => mutate({ revision, name });
}
