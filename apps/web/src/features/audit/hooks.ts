'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api } from '@/lib/api';
import { useUrlState } from '@/lib/url-state';
import { type Filter, inputOf } from './model/filter';

/** A team's log, or that of one project. */
export type AuditPlace = { teamId: string } | { projectId: string };

const PAGE = 50;
const FRESH_MS = 15_000;

export function useFilter(): Filter {
  const [who] = useUrlState('who');
  const [action] = useUrlState('action');
  const [q] = useUrlState('q');
  const [from] = useUrlState('from');
  const [to] = useUrlState('to');
  const [project] = useUrlState('project');
  return { who, action, q, from, to, project };
}

/** The newest first; while only they are shown, they are read again every few seconds. */
export function useAuditEntries(place: AuditPlace, filter: Filter) {
  const { projectId, ...ofEither } = inputOf(filter);
  const page = (cursor: string | undefined) => ({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
  const paging = {
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }: { nextCursor?: string | undefined }) => nextCursor,
    refetchInterval: (query: { state: { data?: { pages: unknown[] } | undefined } }) =>
      (query.state.data?.pages.length ?? 0) <= 1 ? FRESH_MS : false,
  } as const;
  const ofTeam = api.audit.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      ...('teamId' in place ? { teamId: place.teamId } : { teamId: '' }),
      ...(projectId === undefined ? {} : { projectId }),
      ...ofEither,
      ...page(cursor),
    }),
    ...paging,
  });
  const ofProject = api.audit.listOfProject.infiniteOptions({
    input: (cursor: string | undefined) => ({
      ...('projectId' in place ? { projectId: place.projectId } : { projectId: '' }),
      ...ofEither,
      ...page(cursor),
    }),
    ...paging,
  });
  const team = useInfiniteQuery({ ...ofTeam, enabled: 'teamId' in place });
  const project = useInfiniteQuery({ ...ofProject, enabled: 'projectId' in place });
  return 'teamId' in place ? team : project;
}

export function useAuditChoices(place: AuditPlace) {
  const isOfTeam = 'teamId' in place;
  const team = useQuery(
    api.audit.choices.queryOptions({ input: { teamId: isOfTeam ? place.teamId : '' }, enabled: isOfTeam }),
  );
  const project = useQuery(
    api.audit.choicesOfProject.queryOptions({
      input: { projectId: isOfTeam ? '' : place.projectId },
      enabled: !isOfTeam,
    }),
  );
  return isOfTeam ? team : project;
}

export function useChain(teamId: string) {
  return useQuery(api.audit.chain.queryOptions({ input: { teamId }, refetchInterval: FRESH_MS }));
}

/** Computes every hash again, when somebody asks for it. */
export function useVerification(teamId: string) {
  return useQuery(api.audit.verify.queryOptions({ input: { teamId }, enabled: false, gcTime: 0 }));
}

export function useSetKeepDays(teamId: string) {
  const queries = useQueryClient();
  return useMutation({
    ...api.audit.keep.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.audit.chain.key({ input: { teamId } }) });
      toast.success('How long the log is kept is saved');
    },
    onError: (error) => toast.failure('How long the log is kept could not be saved', error),
  });
}
