'use client';

import type { DeletedTeam, Team } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { Check, Plus, RotateCcw, Settings } from 'lucide-react';
import { useState } from 'react';
import { Initials } from '@/components/initials';
import { NewTeamDialog } from '@/components/new-team-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { HoverLink } from '@/components/ui/hover-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { useCurrentTeam } from '@/lib/me';
import { roleLabel } from '@/lib/roles';
import { useDeletedTeams, useRestoreTeam } from '../hooks';

/** The teams that one belongs to, and those that one deleted and can bring back. */
export function TeamsPage() {
  const me = useQuery(api.teams.me.queryOptions({ staleTime: 60_000 }));
  const [isCreating, setIsCreating] = useState(false);
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-3xl px-4 py-6 md:px-8 md:py-8">
        <header className="flex items-center gap-2 pb-4">
          <h1 className="mr-auto font-semibold text-fg text-xl tracking-tight">Teams</h1>
          <Button variant="primary" onClick={() => setIsCreating(true)}>
            <Plus aria-hidden />
            New team
          </Button>
        </header>
        {me.isError && (
          <ErrorState what="Your teams could not be loaded" error={me.error} onRetry={() => me.refetch()} />
        )}
        {me.isPending && (
          <Loading what="your teams" className="space-y-px">
            <Skeleton className="h-14 w-full rounded-lg" />
            <Skeleton className="h-14 w-full rounded-lg" />
          </Loading>
        )}
        {me.data !== undefined && (
          <ul aria-label="Teams" className="divide-y divide-line rounded-lg border bg-surface">
            {me.data.teams.map((team) => (
              <TeamRow key={team.id} team={team} />
            ))}
          </ul>
        )}
        <DeletedTeams />
        {isCreating && <NewTeamDialog onClose={() => setIsCreating(false)} />}
      </div>
    </main>
  );
}

function TeamRow({ team }: { team: Team }) {
  const { team: current, setTeamId } = useCurrentTeam();
  const isCurrent = current?.id === team.id;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:flex-nowrap">
      <Initials name={team.name} isSquare className="size-8 rounded-md text-xs" />
      <div className="min-w-0 flex-1 basis-40">
        <HoverLink href={`/teams/${team.id}`} className="block truncate font-medium text-fg hover:underline">
          {team.name}
        </HoverLink>
        <p className="flex items-center gap-1.5 text-fg-muted text-xs">
          {roleLabel(team.memberRole)}
          {team.isPersonal && <Badge tone="outline">came with an account</Badge>}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:pl-11">
        {isCurrent ? (
          <span className="flex items-center gap-1 px-2 text-fg-muted">
            <Check aria-hidden className="size-4 text-success-text" />
            You are here
          </span>
        ) : (
          <Button onClick={() => setTeamId(team.id)}>Switch to it</Button>
        )}
        <Button variant="ghost" asChild>
          <HoverLink href={`/teams/${team.id}`}>
            <Settings aria-hidden />
            Settings
          </HoverLink>
        </Button>
      </div>
    </li>
  );
}

function DeletedTeams() {
  const deleted = useDeletedTeams();
  if (deleted.data === undefined || deleted.data.length === 0) return null;
  return (
    <section aria-labelledby="deleted" className="pt-8">
      <h2 id="deleted" className="pb-2 font-medium text-base text-fg">
        Deleted
      </h2>
      <ul aria-label="Deleted teams" className="divide-y divide-line rounded-lg border bg-surface">
        {deleted.data.map((team) => (
          <DeletedRow key={team.id} team={team} />
        ))}
      </ul>
    </section>
  );
}

function DeletedRow({ team }: { team: DeletedTeam }) {
  const restoring = useRestoreTeam();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:flex-nowrap">
      <Initials name={team.name} isSquare className="size-8 rounded-md text-xs opacity-60" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium text-fg">{team.name}</p>
        <p className="text-fg-muted text-xs">
          Removed for good <RelativeTime at={team.removedAt} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2 max-sm:pl-11">
        <Button variant="ghost" asChild>
          <a href={`/api/teams/${team.id}/export.zip`} download>
            Export
          </a>
        </Button>
        <Button isBusy={restoring.isPending} onClick={() => restoring.mutate(team)}>
          {!restoring.isPending && <RotateCcw aria-hidden />}
          Restore
        </Button>
      </div>
    </li>
  );
}
