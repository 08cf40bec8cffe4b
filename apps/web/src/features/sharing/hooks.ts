'use client';

import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

export function useSharing(projectId: string) {
  return useQuery(api.shares.list.queryOptions({ input: { projectId } }));
}

/** A change of who can open the project; `failed` is the sentence that a failure begins with. */
export function useSharingChange<Input, Output>(
  mutationFn: (input: Input) => Promise<Output>,
  failed: string,
): UseMutationResult<Output, Error, Input> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onError: (error) => toast.failure(failed, error),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: api.shares.key() }),
        queryClient.invalidateQueries({ queryKey: api.teams.members.key() }),
      ]),
  });
}
