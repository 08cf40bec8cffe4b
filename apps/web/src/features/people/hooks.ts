'use client';

import type { MemberRole } from '@chalice-studio/control-plane/permissions';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { may } from '@/lib/me';

export function useMembers(teamId: string) {
  return useQuery(api.teams.members.queryOptions({ input: { teamId } }));
}

export function useInvitations(teamId: string, role: MemberRole) {
  return useQuery(api.invitations.list.queryOptions({ input: { teamId }, enabled: may(role, 'invitation.write') }));
}

/** What the page shows, read again after each change. */
export function useRefreshPeople(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: api.teams.key() }),
      queryClient.invalidateQueries({ queryKey: api.invitations.key() }),
      queryClient.invalidateQueries({ queryKey: api.shares.key() }),
    ]);
}

export function useSetRole(teamId: string) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (change: { personId: string; role: MemberRole }) => client.teams.setRole({ teamId, ...change }),
    onError: (error) => toast.failure('The role could not be changed', error),
    onSettled: refresh,
  });
}

export function useWithdrawInvitation(teamId: string) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (invitationId: string) => client.invitations.withdraw({ teamId, invitationId }),
    onSuccess: () => toast.message('The invitation is withdrawn', { description: 'Its link opens nothing any more.' }),
    onError: (error) => toast.failure('The invitation could not be withdrawn', error),
    onSettled: refresh,
  });
}
