'use client';

import type { ApiToken } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

export function useOwnTokens() {
  return useQuery(api.apiTokens.list.queryOptions());
}

export function useTeamTokens(teamId: string) {
  return useQuery(api.apiTokens.listOfTeam.queryOptions({ input: { teamId } }));
}

export function useServiceAccounts(teamId: string) {
  return useQuery(api.serviceAccounts.list.queryOptions({ input: { teamId } }));
}

export function useRefreshTokens(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: api.apiTokens.key() }),
      queryClient.invalidateQueries({ queryKey: api.serviceAccounts.key() }),
    ]);
}

/** Of one's own, or as an admin of the team. */
export function useRevokeToken({ isOwn, onRevoked }: { isOwn: boolean; onRevoked: () => void }) {
  const refresh = useRefreshTokens();
  return useMutation({
    mutationFn: (token: ApiToken) =>
      isOwn
        ? client.apiTokens.revoke({ tokenId: token.id })
        : client.apiTokens.revokeOfTeam({ teamId: token.team.id, tokenId: token.id }),
    onSuccess: (_, token) => {
      toast.message(`The token ${token.name} is revoked`);
      onRevoked();
    },
    onSettled: refresh,
  });
}
