'use client';

import type { StackOperation, StreamMessage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { readAgain } from '@/lib/read-again';
import { useTopic } from '@/lib/stream/stream';

/** The stage's stack as its account has it; undefined while it is read, null where the stage has none. */
export function useStack(stageId: string, hasStack: boolean) {
  return useQuery({
    ...api.stacks.get.queryOptions({ input: { stageId } }),
    enabled: hasStack,
    // It may change without us.
    staleTime: 15_000,
    refetchOnWindowFocus: true,
  });
}

export function useKept(stageId: string, isWanted: boolean) {
  return useQuery({ ...api.stacks.kept.queryOptions({ input: { stageId } }), enabled: isWanted });
}

/** What was done with the stack, newest first, live. */
export function useStackOperations(projectId: string, stageId: string, hasStack: boolean) {
  const queryClient = useQueryClient();
  const { queryKey, ...options } = api.stacks.operations.queryOptions({ input: { stageId } });
  useTopic(hasStack ? `project:${projectId}` : undefined, (message: StreamMessage) => {
    if (message.type === 'gap') void queryClient.invalidateQueries({ queryKey: api.stacks.key() });
    if (message.type === 'deployment' && message.deployment.finishedAt !== null)
      void queryClient.invalidateQueries({ queryKey: api.stacks.get.key() });
    if (message.type === 'stack-operation' && message.operation.stageId === stageId)
      keep(queryClient, message.operation);
  });
  return useQuery({ ...options, queryKey, enabled: hasStack });
}

export function useOperate() {
  const queryClient = useQueryClient();
  return useMutation(api.stacks.operate.mutationOptions({ onSuccess: (operation) => keep(queryClient, operation) }));
}

export function useDestroy() {
  const queryClient = useQueryClient();
  return useMutation(api.stacks.destroy.mutationOptions({ onSuccess: (operation) => keep(queryClient, operation) }));
}

function keep(queryClient: ReturnType<typeof useQueryClient>, operation: StackOperation): void {
  const { stageId } = operation;
  const queryKey = api.stacks.operations.queryKey({ input: { stageId } });
  readAgain(queryClient, queryKey);
  queryClient.setQueryData<StackOperation[]>(queryKey, (held) => {
    if (held === undefined) return held;
    const others = held.filter((each) => each.id !== operation.id);
    const isOlder = held.some((each) => each.id === operation.id && each.status !== 'running');
    return isOlder && operation.status === 'running' ? held : [operation, ...others];
  });
  if (operation.status === 'running') return;
  void queryClient.invalidateQueries({ queryKey: api.stacks.get.key() });
  void queryClient.invalidateQueries({ queryKey: api.stacks.kept.key() });
  void queryClient.invalidateQueries({ queryKey: api.stages.key() });
}
