'use client';

import type { Team } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { Download, ScrollText, Users } from 'lucide-react';
import Link from 'next/link';
import { BackLink } from '@/components/back-link';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { CommittedInput } from '@/components/ui/committed-input';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { refusalFor } from '@/lib/me';
import { useRenameTeam } from '../hooks';
import { DangerZone } from './danger-zone';

export function TeamSettingsPage({ teamId }: { teamId: string }) {
  const me = useQuery(api.teams.me.queryOptions({ staleTime: 60_000 }));
  const team = me.data?.teams.find(({ id }) => id === teamId);
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-4xl px-4 py-6 md:px-8 md:py-8">
        <BackLink href="/teams" title="Teams" />
        {me.isError && <ErrorState what="The team could not be loaded" error={me.error} onRetry={() => me.refetch()} />}
        {me.isPending && (
          <Loading what="the team" className="space-y-6">
            <Skeleton className="h-7 w-48" />
            <Skeleton className="h-24 w-full" />
          </Loading>
        )}
        {team !== undefined && <TeamSettings key={team.id} team={team} />}
        {me.data !== undefined && team === undefined && (
          <EmptyState
            icon={<Users />}
            title="There is no such team"
            action={
              <Button asChild>
                <Link href="/teams">Your teams</Link>
              </Button>
            }
          >
            It was deleted, or you are not in it. Ask whoever sent you the link for an invitation.
          </EmptyState>
        )}
      </div>
    </main>
  );
}

function TeamSettings({ team }: { team: Team }) {
  const rename = useRenameTeam(team);
  const renameRefusal = refusalFor(team.memberRole, 'team.update');
  const auditRefusal = refusalFor(team.memberRole, 'audit.read');
  const exportRefusal = refusalFor(team.memberRole, 'team.export');
  return (
    <>
      <h1 className="font-semibold text-fg text-xl tracking-tight [overflow-wrap:anywhere]">{team.name}</h1>
      <SettingsSection title="Team" description="What it is called, and its id for sharing a project with it.">
        <Field label="Name" help={renameRefusal}>
          {(ids) => (
            <CommittedInput
              {...ids}
              value={team.name}
              maxLength={80}
              disabled={renameRefusal !== undefined}
              onCommit={(name) => name.trim() !== '' && rename.mutate(name)}
            />
          )}
        </Field>
        <Field label="Id">
          {(ids) => (
            <span className="flex items-center gap-1">
              <output {...ids} className="truncate font-mono text-fg-muted text-xs">
                {team.id}
              </output>
              <CopyButton value={team.id} label="Copy team id" />
            </span>
          )}
        </Field>
      </SettingsSection>
      <SettingsSection title="People" description="Members, invitations and what each role may do.">
        <Button asChild>
          <Link href="/people">
            <Users aria-hidden />
            Open people
          </Link>
        </Button>
      </SettingsSection>
      <SettingsSection
        title="Audit log"
        description="Who did what, when and from where; to filter, export and check, and for how long it is kept."
      >
        {auditRefusal === undefined ? (
          <Button asChild>
            <Link href={`/teams/${team.id}/audit`}>
              <ScrollText aria-hidden />
              Open the audit log
            </Link>
          </Button>
        ) : (
          <p className="text-fg-muted">{auditRefusal}</p>
        )}
      </SettingsSection>
      <SettingsSection
        title="Export"
        description="All projects in one archive, each as Chalice lays it out. Secrets are in none."
      >
        {exportRefusal === undefined ? (
          <Button asChild>
            <a href={`/api/teams/${team.id}/export.zip`} download>
              <Download aria-hidden />
              Download all projects
            </a>
          </Button>
        ) : (
          <p className="text-fg-muted">{exportRefusal}</p>
        )}
      </SettingsSection>
      <DangerZone team={team} />
    </>
  );
}
