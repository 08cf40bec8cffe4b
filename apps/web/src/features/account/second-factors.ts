import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';

/** What the person who is signed in has besides a password. */
export function useSecondFactors() {
  return useQuery(api.secondFactors.get.queryOptions({ staleTime: 30_000 }));
}

/** Does something to them, and reads them again. */
export function useFactorChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.secondFactors.key() }),
  });
}
