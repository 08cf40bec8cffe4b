'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { useCurrentTeam } from '@/lib/me';

/** The team's projects, the last changed first. */
export function useProjects() {
  const { team } = useCurrentTeam();
  return useQuery(
    api.projects.list.queryOptions({
      input: { teamId: team?.id },
      enabled: team !== undefined,
      select: (projects) => [...projects].sort((a, b) => b.updatedAt - a.updatedAt),
    }),
  );
}

/** Projects of other teams that one has a role on. */
export function useSharedProjects() {
  return useQuery(api.shares.withMe.queryOptions({ staleTime: 30_000 }));
}

/** Deletes a project and offers to take it back for as long as the toast stays. */
export function useDeleteProject({ onDeleted }: { onDeleted: () => void }) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.projects.key() });
  const undo = async (project: Project) => {
    try {
      await client.projects.restore({ projectId: project.id });
      toast.success(`“${project.name}” is back`);
    } catch (error) {
      toast.failure(`“${project.name}” could not be brought back`, error);
    }
    await refresh();
  };
  return useMutation({
    mutationFn: (project: Project) => client.projects.delete({ projectId: project.id, confirmName: project.name }),
    onSuccess: (_, project) => {
      onDeleted();
      toast.message(`“${project.name}” is deleted`, {
        description: 'Its local stages are stopped. It can be brought back for a while.',
        action: { label: 'Undo', onClick: () => void undo(project) },
      });
      return refresh();
    },
  });
}
