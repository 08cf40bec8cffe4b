'use client';

import type { Inhabitant } from '@chalice-studio/control-plane/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

export function useSetSuspended({ id: personId, name }: Inhabitant, onDone: () => void) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (isSuspended: boolean) => client.instance.setSuspended({ personId, isSuspended }),
    onSuccess: (_, isSuspended) => {
      toast.success(isSuspended ? `${name} is suspended` : `${name} can sign in again`);
      onDone();
    },
    onError: (error, isSuspended) => {
      // The question shows its own.
      if (!isSuspended) toast.failure(`${name} could not be let in`, error);
    },
    onSettled: refresh,
  });
}

export function useSetAdministrator({ id: personId, name }: Inhabitant, onDone: () => void) {
  const refresh = useRefreshPeople();
  return useMutation({
    mutationFn: (isAdministrator: boolean) => client.instance.setAdministrator({ personId, isAdministrator }),
    onSuccess: (_, isAdministrator) => {
      toast.success(isAdministrator ? `${name} is an administrator` : `${name} is no administrator any more`);
      onDone();
    },
    onSettled: refresh,
  });
}

/** One’s own page may be among what changed. */
function useRefreshPeople(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: api.instance.people.key() });
    void queryClient.invalidateQueries({ queryKey: api.teams.me.key() });
  };
}
