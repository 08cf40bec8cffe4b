'use client';

import type { Member, Project, Team } from '@chalice-studio/control-plane/contract';
import { type GrantableRole, grantableRoles } from '@chalice-studio/control-plane/permissions';
import { useMutation, useQuery } from '@tanstack/react-query';
import { FolderKanban } from 'lucide-react';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { Select } from '@/components/ui/select';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { articled, may } from '@/lib/me';
import { roleLabel, roleWords } from '@/lib/roles';
import { useRefreshPeople } from '../hooks';

type ProjectRolesDialogProps = { team: Team; member: Member; onClose: () => void };

/** What somebody is on which project of the team. */
export function ProjectRolesDialog({ team, member, onClose }: ProjectRolesDialogProps) {
  const { person, role } = member;
  const isEverywhere = role === 'owner' || role === 'admin';
  const projects = useQuery(api.projects.list.queryOptions({ input: { teamId: team.id } }));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`${person.name} on each project`}
        description={
          isEverywhere
            ? `${roleLabel(role)}s have their role on every project.`
            : `In the team: ${articled(role)}. On a project it can be more or less.`
        }
        className="max-w-lg"
      >
        {projects.isError && (
          <ErrorState
            layout="row"
            what="The projects could not be loaded"
            error={projects.error}
            onRetry={projects.refetch}
          />
        )}
        {projects.isPending && (
          <Loading what="the projects" className="space-y-3">
            <Skeleton className="h-7 w-full" />
            <Skeleton className="h-7 w-full" />
          </Loading>
        )}
        {projects.data?.length === 0 && (
          <EmptyState icon={<FolderKanban />} title="The team has no projects yet" className="py-6" />
        )}
        <ul aria-label="Projects" className="divide-y divide-line pb-3">
          {projects.data?.map((project) => (
            <ProjectRole key={project.id} project={project} member={member} isFixed={isEverywhere} />
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}

function ProjectRole({ project, member, isFixed }: { project: Project; member: Member; isFixed: boolean }) {
  const { person, role, projectRoles } = member;
  const own = projectRoles.find(({ projectId }) => projectId === project.id)?.role;
  const refresh = useRefreshPeople();
  const change = useMutation({
    mutationFn: (next: GrantableRole | null) =>
      client.shares.setRole({ projectId: project.id, personId: person.id, role: next }),
    onError: (error) => toast.failure(`The role on ${project.name} could not be changed`, error),
    onSettled: refresh,
  });
  const shown = change.isPending ? (change.variables ?? 'team') : (own ?? 'team');
  return (
    <li className="flex items-center gap-3 py-2">
      <MiddleTruncate text={project.name} className="flex-1" />
      {isFixed ? (
        <span className="text-fg-muted">{roleLabel(role)}</span>
      ) : (
        <Select
          aria-label={`Role of ${person.name} on ${project.name}`}
          className="w-44 shrink-0"
          value={shown}
          disabled={!may(project.role, 'project.share')}
          onChange={(next) => change.mutate(grantableRoles.find((each) => each === next) ?? null)}
          options={[
            { value: 'team', label: `As in the team (${role})` },
            ...grantableRoles.map((each) => ({ value: each, label: roleLabel(each), description: roleWords[each] })),
          ]}
        />
      )}
    </li>
  );
}
