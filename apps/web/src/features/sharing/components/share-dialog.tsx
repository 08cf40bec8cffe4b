'use client';

import type { Sharing } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { SecretField } from '@/components/secret-field';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { api } from '@/lib/api';
import { articled, may, useProjectRole } from '@/lib/me';
import { useSharing } from '../hooks';
import { LinkSection } from './link-section';
import { PeopleSection } from './people-section';
import { TeamSection } from './team-section';

type ShareDialogProps = { projectId: string; onClose: () => void };

/** Who can open a project, and how: people, teams, links. */
export function ShareDialog({ projectId, onClose }: ShareDialogProps) {
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data;
  const role = useProjectRole(projectId);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Share ${project?.name ?? 'project'}`} className="max-w-xl">
        {may(role, 'project.share') ? (
          <Sections projectId={projectId} teamId={project?.teamId} />
        ) : (
          <div className="space-y-3 pb-3">
            <p className="text-fg-muted">
              You are {articled(role ?? 'viewer')} here. An owner or admin of the team can share the project. Its
              members can open this address:
            </p>
            <SecretField label="Address" value={window.location.href} />
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}

function Sections({ projectId, teamId }: { projectId: string; teamId: string | undefined }) {
  const sharing = useSharing(projectId);
  if (sharing.isLoadingError) {
    return (
      <ErrorState
        layout="row"
        what="Who can open the project could not be loaded"
        error={sharing.error}
        onRetry={() => sharing.refetch()}
      />
    );
  }
  if (sharing.data === undefined) {
    return (
      <Loading what="who can open it" className="space-y-3 pb-4">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-9 w-full" />
      </Loading>
    );
  }
  const { teams, links } = sharing.data;
  const countOf = (count: number) =>
    count === 0 ? null : <span className="text-fg-subtle tabular-nums">{count}</span>;
  return (
    <Tabs defaultValue="people">
      <TabList className="px-0">
        <Tab value="people">People {countOf(peopleIn(sharing.data))}</Tab>
        <Tab value="teams">Teams {countOf(teams.length)}</Tab>
        <Tab value="links">Links {countOf(links.length)}</Tab>
      </TabList>
      <TabPanel value="people" className="py-3">
        <PeopleSection projectId={projectId} sharing={sharing.data} />
      </TabPanel>
      <TabPanel value="teams" className="py-3">
        <TeamSection projectId={projectId} teamId={teamId} teams={teams} />
      </TabPanel>
      <TabPanel value="links" className="py-3">
        <LinkSection projectId={projectId} links={links} />
      </TabPanel>
    </Tabs>
  );
}

function peopleIn({ members, guests }: Sharing): number {
  return members.length + guests.length;
}
