'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { CreateProjectRow } from '@/components/create-project-row';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { api, client } from '@/lib/api';
import { may, useCurrentTeam } from '@/lib/me';
import { checkProjectName, suggestName } from '@/lib/project-name';
import { useProjects } from '../hooks';
import { type Start, StartGallery } from './start-gallery';

type NewProjectPageProps = { onCreated: (project: Project, isFirst: boolean) => void };

export function NewProjectPage({ onCreated }: NewProjectPageProps) {
  const { team } = useCurrentTeam();
  const examples = useQuery(api.examples.list.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const projects = useProjects();
  const taken = projects.data?.map((project) => project.name) ?? [];
  const [chosen, setChosen] = useState<Start>();
  const start: Start = chosen ?? startOf(examples.data?.[0]?.name);
  const [typedName, setTypedName] = useState<string>();
  const name = typedName ?? suggestName(start.type === 'blank' ? 'my-app' : start.example, taken);
  const isAllowed = may(team?.memberRole, 'edit');
  const creation = useCreation((project) => onCreated(project, taken.length === 0));
  // Once it is created its name is taken, which is no mistake of the person's.
  const problem = creation.isSuccess ? undefined : checkProjectName(name, taken);

  const create = (event?: FormEvent) => {
    event?.preventDefault();
    if (team !== undefined && problem === undefined && !creation.isPending) {
      creation.mutate({ teamId: team.id, name, start });
    }
  };

  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <form onSubmit={create} className="mx-auto w-full max-w-6xl space-y-6 px-4 py-6 md:px-8 md:py-10">
        <header className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <div className="mr-auto space-y-1">
            <h1 className="font-semibold text-fg text-xl tracking-tight">Start from</h1>
            <p className="text-fg-muted">
              A living example to take apart, or an empty canvas. Either runs on a local stage at once.
            </p>
          </div>
          <Button asChild>
            <Link href="/new/import">
              <FileUp aria-hidden />
              Import…
            </Link>
          </Button>
        </header>
        {examples.isError ? (
          <ErrorState
            layout="row"
            what="The examples could not be loaded"
            error={examples.error}
            onRetry={() => examples.refetch()}
          />
        ) : null}
        <StartGallery
          examples={examples.data ?? (examples.isError ? [] : undefined)}
          value={start}
          onChange={setChosen}
        />
        <CreateProjectRow
          className="sticky bottom-0 -mx-4 border-line border-t bg-canvas px-4 py-3 md:-mx-8 md:px-8"
          name={name}
          onName={setTypedName}
          problem={problem}
          canCreate={problem === undefined && team !== undefined && isAllowed}
          isBusy={creation.isPending || creation.isSuccess}
        />
        {!isAllowed && team !== undefined && (
          <p className="text-fg-muted">
            You are a {team.memberRole} of {team.name} and cannot make projects in it. An owner or admin can make you an
            editor.
          </p>
        )}
        {creation.isError && <ErrorState layout="row" what="The project could not be created" error={creation.error} />}
      </form>
    </main>
  );
}

function startOf(example: string | undefined): Start {
  return example === undefined ? { type: 'blank' } : { type: 'example', example };
}

function useCreation(onCreated: (project: Project) => void) {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: { teamId: string; name: string; start: Start }) => client.projects.create(input),
    onSuccess: (project) => {
      queryClient.setQueryData(api.projects.get.queryKey({ input: { projectId: project.id } }), project);
      void queryClient.invalidateQueries({ queryKey: api.projects.list.key() });
      onCreated(project);
      router.push(`/p/${project.id}/design`);
    },
  });
}
