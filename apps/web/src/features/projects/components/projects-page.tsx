'use client';

import type { Project } from '@chalice-studio/control-plane/contract';
import { FolderKanban, Plus, Search } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useDeferredValue } from 'react';
import { MiniCanvas } from '@/components/mini-canvas';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconInput } from '@/components/ui/input';
import { useUrlState } from '@/lib/url-state';
import { drawPreview } from '../example-preview';
import { useProjects, useSharedProjects } from '../hooks';
import { ProjectRow } from './project-row';
import { ProjectsSkeleton } from './projects-skeleton';

type ProjectsPageProps = { notice?: (projects: readonly Project[]) => ReactNode };

export function ProjectsPage({ notice }: ProjectsPageProps) {
  const projects = useProjects();
  const [text = '', setText] = useUrlState('q');
  const words = useDeferredValue(text).toLowerCase();
  const found = projects.data?.filter((project) =>
    `${project.name} ${project.description}`.toLowerCase().includes(words),
  );

  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-6xl space-y-4 px-4 py-6 md:px-8 md:py-8">
        <header className="flex flex-wrap items-center gap-2">
          <h1 className="mr-auto font-semibold text-fg text-xl tracking-tight">Projects</h1>
          {projects.data !== undefined && projects.data.length > 0 && (
            <IconInput
              icon={<Search />}
              type="search"
              aria-label="Search projects"
              placeholder="Search projects"
              className="w-full max-md:order-last md:w-64"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          <Button variant="primary" asChild>
            <Link href="/new">
              <Plus aria-hidden />
              New project
            </Link>
          </Button>
        </header>
        {projects.isError && (
          <ErrorState
            what="The projects could not be loaded"
            error={projects.error}
            onRetry={() => projects.refetch()}
          />
        )}
        {projects.data !== undefined && notice?.(projects.data)}
        {projects.isPending && <ProjectsSkeleton />}
        {projects.data?.length === 0 && <NoProjects />}
        {found !== undefined && found.length > 0 && (
          <ul aria-label="Projects" className="divide-y divide-line overflow-hidden rounded-lg border bg-surface">
            {found.map((project) => (
              <ProjectRow key={project.id} project={project} />
            ))}
          </ul>
        )}
        <SharedProjects words={words} />
        {found?.length === 0 && projects.data !== undefined && projects.data.length > 0 && (
          <EmptyState
            icon={<Search />}
            title={`No project matches “${text}”`}
            action={<Button onClick={() => setText('')}>Clear the search</Button>}
          >
            Names and descriptions are searched.
          </EmptyState>
        )}
      </div>
    </main>
  );
}

/** What others share with one; nothing is said where there is none. */
function SharedProjects({ words }: { words: string }) {
  const shared = useSharedProjects().data?.filter((project) =>
    `${project.name} ${project.description}`.toLowerCase().includes(words),
  );
  if (shared === undefined || shared.length === 0) return null;
  return (
    <section aria-labelledby="shared" className="space-y-2 pt-2">
      <h2 id="shared" className="font-medium text-base text-fg">
        Shared with you
      </h2>
      <ul aria-label="Shared projects" className="divide-y divide-line overflow-hidden rounded-lg border bg-surface">
        {shared.map((project) => (
          <ProjectRow key={project.id} project={project} />
        ))}
      </ul>
    </section>
  );
}

/** What a project looks like, where there is none yet. */
const sample: Parameters<typeof drawPreview>[0] = {
  cards: [
    { kind: 'route', title: 'GET /todos', side: 'left' },
    { kind: 'route', title: 'POST /todos', side: 'left' },
    { kind: 'schedule', title: 'sweep', side: 'left' },
    { kind: 'resource', resourceType: 'table', title: 'todos', side: 'right' },
  ],
  edges: [
    [0, 3],
    [1, 3],
    [2, 3],
  ],
};

function NoProjects() {
  return (
    <EmptyState
      icon={<FolderKanban />}
      title="No projects yet"
      className="rounded-lg border border-line-strong border-dashed py-16 max-w-none"
      action={
        <Button variant="primary" size="lg" asChild>
          <Link href="/new">
            <Plus aria-hidden />
            New project
          </Link>
        </Button>
      }
      example={
        <div className="flex justify-center pt-4 opacity-80">
          <MiniCanvas {...drawPreview(sample)} />
        </div>
      }
    >
      A project is one serverless app: its routes, events and functions, the code behind them, and the stages it runs
      on.
    </EmptyState>
  );
}
