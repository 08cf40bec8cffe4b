'use client';

import type { Deployment, DeploymentEvent, StreamMessage } from '@chalice-studio/control-plane/contract';
import { type InfiniteData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';
import { readAgain } from '@/lib/read-again';
import { useTopic } from '@/lib/stream/stream';
import { isOver, newerDeployment, withDeployment, withEvents } from './model/live-deployment';

type DeploymentPage = { items: Deployment[]; nextCursor?: string | undefined };
type DeploymentWithEvents = { deployment: Deployment; events: DeploymentEvent[] };

const PAGE_SIZE = 30;

const listOptions = (projectId: string, stageId: string | undefined) =>
  api.deployments.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      projectId,
      limit: PAGE_SIZE,
      ...(stageId === undefined ? {} : { stageId }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
    initialPageParam: undefined,
    getNextPageParam: (page: DeploymentPage) => page.nextCursor,
  });

/** The deployments of a project, or of one of its stages, newest first; they change as they happen. */
export function useDeployments(projectId: string, stageId: string | undefined) {
  useLiveDeployments(projectId);
  return useInfiniteQuery(listOptions(projectId, stageId));
}

/** One deployment with what happened in it, live. */
export function useDeployment(projectId: string, deploymentId: string) {
  useLiveDeployments(projectId);
  return useQuery(api.deployments.get.queryOptions({ input: { deploymentId } }));
}

/** The stage's newest deployment: what a button that deploys shows. */
export function useLatestDeployment(projectId: string, stageId: string | undefined): Deployment | undefined {
  useLiveDeployments(projectId);
  const query = useInfiniteQuery({ ...listOptions(projectId, stageId), enabled: stageId !== undefined });
  return query.data?.pages[0]?.items[0];
}

/** Starts a deployment. Asked again after a broken line, the studio answers the same one. */
export function useDeploy(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.create.mutationOptions({
      retry: 2,
      onSuccess: (deployment) => keep(queryClient, projectId, { deployment, events: [] }),
      onError: (error) => toast.failure('The deployment could not be started', error),
    }),
  );
}

export function useCancelDeployment(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.cancel.mutationOptions({
      onSuccess: (deployment) => keep(queryClient, projectId, { deployment, events: [] }),
      onError: (error) => toast.failure('The deployment could not be cancelled', error),
    }),
  );
}

export function useRollback(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.rollback.mutationOptions({
      onSuccess: (deployment) => keep(queryClient, projectId, { deployment, events: [] }),
    }),
  );
}

/** What was decided is shown by the answer, before the stream says it. */
export function useApprove(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.approve.mutationOptions({
      onSuccess: (deployment) => keep(queryClient, projectId, { deployment, events: [] }),
    }),
  );
}

export function useReject(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.reject.mutationOptions({
      onSuccess: (deployment) => keep(queryClient, projectId, { deployment, events: [] }),
    }),
  );
}

export function usePromote(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.promote.mutationOptions({
      onSuccess: (deployment) => keep(queryClient, projectId, { deployment, events: [] }),
    }),
  );
}

/** What promoting would change, for as long as the question stands. */
export function usePromotion(deploymentId: string, toStageId: string | undefined) {
  return useQuery({
    ...api.deployments.comparePromotion.queryOptions({ input: { deploymentId, toStageId: toStageId ?? '' } }),
    enabled: toStageId !== undefined,
  });
}

export function usePlanText(deploymentId: string, isWanted: boolean) {
  return useQuery({
    ...api.deployments.planText.queryOptions({ input: { deploymentId } }),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useReleaseLock() {
  const queryClient = useQueryClient();
  return useMutation(
    api.deployments.releaseLock.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.deployments.key() }),
    }),
  );
}

/** The present time, once a second, while something is under way whose time is shown. */
export function useClock(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 200);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}

function useLiveDeployments(projectId: string) {
  const queryClient = useQueryClient();
  useTopic(`project:${projectId}`, (message: StreamMessage) => {
    if (message.type === 'deployment') keep(queryClient, projectId, message);
    if (message.type === 'gap') void queryClient.invalidateQueries({ queryKey: api.deployments.key() });
  });
}

/** Puts what the studio said of a deployment into everything that shows it. */
function keep(
  queryClient: ReturnType<typeof useQueryClient>,
  projectId: string,
  { deployment, events }: DeploymentWithEvents,
): void {
  const ofOne = api.deployments.get.queryKey({ input: { deploymentId: deployment.id } });
  queryClient.setQueryData<DeploymentWithEvents>(
    ofOne,
    (held) =>
      held && {
        deployment: newerDeployment(held.deployment, deployment),
        events: withEvents(held.events, events),
      },
  );
  readAgain(queryClient, ofOne);
  for (const stageId of [undefined, deployment.stageId]) {
    const { queryKey } = listOptions(projectId, stageId);
    queryClient.setQueryData<InfiniteData<DeploymentPage, string | undefined>>(
      queryKey,
      (held) => held && { ...held, pages: withDeployment(held.pages, deployment) },
    );
    readAgain(queryClient, queryKey);
  }
  // The stages say what runs there and where.
  if (isOver(deployment)) void queryClient.invalidateQueries({ queryKey: api.stages.key() });
}
