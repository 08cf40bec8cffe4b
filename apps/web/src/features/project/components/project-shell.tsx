'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { api } from '@/lib/api';
import { hasErrorCode } from '@/lib/api-error';
import { projectTabs } from '@/lib/destinations';
import { useTopic } from '@/lib/stream/stream';
import { ProjectBar } from './project-bar';

type ProjectShellProps = {
  projectId: string;
  /** Beside the name: saved, saving, offline. */
  saveState?: ReactNode;
  people?: ReactNode;
  share?: ReactNode;
  deploy?: ReactNode;
  children: ReactNode;
};

/** The frame of a project's pages. */
export function ProjectShell({ projectId, children, ...slots }: ProjectShellProps) {
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId } }));
  useFreshProject(projectId);
  useTitle(project.data?.name);
  // What was shown stays while the studio cannot be asked again, unless it says that the project is gone.
  const isGone = hasErrorCode(project.error, 'NOT_FOUND') || hasErrorCode(project.error, 'FORBIDDEN');
  if (project.isError && (project.data === undefined || isGone)) {
    return (
      <main className="flex flex-1 items-center">
        <ErrorState
          what="The project could not be opened"
          error={project.error}
          onRetry={() => project.refetch()}
          action={
            <Button asChild>
              <Link href="/">All projects</Link>
            </Button>
          }
        />
      </main>
    );
  }
  return (
    <>
      <ProjectBar projectId={projectId} project={project.data} {...slots} />
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</main>
    </>
  );
}

/** Stages and counts follow what others deploy and change. */
function useFreshProject(projectId: string) {
  const queryClient = useQueryClient();
  useTopic(`project:${projectId}`, (message) => {
    if (message.type !== 'deployment' && message.type !== 'gap') return;
    void queryClient.invalidateQueries({ queryKey: api.stages.list.key({ input: { projectId } }) });
    void queryClient.invalidateQueries({ queryKey: api.projects.get.key({ input: { projectId } }) });
  });
}

function useTitle(name: string | undefined) {
  const tab = usePathname().split('/')[3];
  useEffect(() => {
    if (name === undefined) return;
    const label = projectTabs.find((each) => each.tab === tab)?.label;
    document.title = [label, name, 'Chalice Studio'].filter(Boolean).join(' · ');
  }, [name, tab]);
}
