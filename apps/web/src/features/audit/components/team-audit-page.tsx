'use client';

import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { BackLink } from '@/components/back-link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api } from '@/lib/api';
import { refusalFor } from '@/lib/me';
import { AuditPage } from './audit-page';
import { ChainCard } from './chain-card';

export function TeamAuditPage({ teamId }: { teamId: string }) {
  const me = useQuery(api.teams.me.queryOptions({ staleTime: 60_000 }));
  const team = me.data?.teams.find(({ id }) => id === teamId);
  const refusal = refusalFor(team?.memberRole, 'audit.read');
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-5xl px-4 py-6 md:px-8 md:py-8">
        <BackLink href={`/teams/${teamId}`} title={team?.name ?? 'Team'} />
        {me.isError && <ErrorState what="The team could not be loaded" error={me.error} onRetry={() => me.refetch()} />}
        {me.isPending && (
          <Loading what="the team" className="space-y-4">
            <Skeleton className="h-7 w-48" />
            <Skeleton className="h-24 w-full" />
          </Loading>
        )}
        {team !== undefined && refusal === undefined && (
          <AuditPage place={{ teamId }}>
            <ChainCard team={team} />
          </AuditPage>
        )}
        {team !== undefined && refusal !== undefined && <NotForYou>{refusal}</NotForYou>}
        {me.data !== undefined && team === undefined && (
          <NotForYou>The team was deleted, or you are not in it. Ask whoever sent you the link.</NotForYou>
        )}
      </div>
    </main>
  );
}

function NotForYou({ children }: { children: string }) {
  return (
    <EmptyState
      icon={<ScrollText />}
      title="This log is not for you"
      action={
        <Button asChild>
          <Link href="/teams">Your teams</Link>
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
