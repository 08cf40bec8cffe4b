'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';

export function useRetention() {
  return useQuery(api.retention.get.queryOptions({ refetchInterval: 60_000 }));
}

export function useSetRule() {
  const queries = useQueryClient();
  return useMutation({
    ...api.retention.setRule.mutationOptions(),
    onSuccess: async (retention) => {
      queries.setQueryData(api.retention.get.queryKey(), retention);
      await queries.invalidateQueries({ queryKey: api.audit.chain.key() });
      toast.success('How long it is kept is saved');
    },
    onError: (error) => toast.failure('How long it is kept could not be saved', error),
  });
}
