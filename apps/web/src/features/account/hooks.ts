'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '@/lib/api';

export function useAccount() {
  return useQuery(api.account.get.queryOptions({ staleTime: 60_000 }));
}

/** What every page knows of the person, too. */
export function useRefreshAccount(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: api.account.key() });
    void queryClient.invalidateQueries({ queryKey: api.teams.me.key() });
  }, [queryClient]);
}
