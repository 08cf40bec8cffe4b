'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { api, client } from '@/lib/api';

/** Reads a file on the server and makes nothing of it yet. The file stays chosen, whatever comes of it. */
export function usePreview() {
  return useMutation({
    mutationFn: (input: { teamId: string; file: File }) => client.imports.preview(input),
  });
}

export function useImport(onCreated: (project: Project) => void) {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { teamId: string; file: File; name: string }) => client.imports.create(input),
    onSuccess: (project) => {
      queryClient.setQueryData(api.projects.get.queryKey({ input: { projectId: project.id } }), project);
      void queryClient.invalidateQueries({ queryKey: api.projects.list.key() });
      onCreated(project);
      router.push(`/p/${project.id}/design`);
    },
  });
}
