'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { useCurrentTeam } from '@/lib/me';

/** The team's AWS accounts. */
export function useAwsAccounts() {
  const { team } = useCurrentTeam();
  const input = { teamId: team?.id ?? '' };
  return useQuery(api.awsAccounts.list.queryOptions({ input, enabled: team !== undefined }));
}

/** Who the studio is at AWS. */
export function useStudioIdentity() {
  const { team } = useCurrentTeam();
  const input = { teamId: team?.id ?? '' };
  return useQuery(api.awsAccounts.identity.queryOptions({ input, enabled: team !== undefined, staleTime: 60_000 }));
}

export function useAwsAccount(awsAccountId: string) {
  return useQuery(api.awsAccounts.get.queryOptions({ input: { awsAccountId } }));
}

/** Puts an account that a call answered in the place of the one that is shown. */
export function useShowAccount() {
  const queryClient = useQueryClient();
  return (account: AwsAccount) => {
    const { queryKey } = api.awsAccounts.get.queryOptions({ input: { awsAccountId: account.id } });
    queryClient.setQueryData(queryKey, account);
    return queryClient.invalidateQueries({ queryKey: api.awsAccounts.list.key() });
  };
}

export function useProveAgain() {
  const show = useShowAccount();
  return useMutation(api.awsAccounts.prove.mutationOptions({ onSuccess: ({ account }) => show(account) }));
}
