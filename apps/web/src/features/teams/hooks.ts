'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

/** The teams, their members and projects are read again: they hang together. */
export function useRefreshTeams(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: api.teams.key() }),
      queryClient.invalidateQueries({ queryKey: api.projects.key() }),
    ]);
}

export function useDeletedTeams() {
  return useQuery(api.teams.listDeleted.queryOptions());
}

export function useRestoreTeam() {
  const refresh = useRefreshTeams();
  return useMutation({
    mutationFn: (team: { id: string; name: string }) => client.teams.restore({ teamId: team.id }),
    onSuccess: (team) => toast.success(`${team.name} is back`),
    onError: (error, team) => toast.failure(`${team.name} could not be restored`, error),
    onSettled: refresh,
  });
}

export function useRenameTeam(team: Team) {
  const refresh = useRefreshTeams();
  return useMutation({
    mutationFn: (name: string) => client.teams.rename({ teamId: team.id, name }),
    onError: (error) => toast.failure('The team could not be renamed', error),
    onSettled: refresh,
  });
}
