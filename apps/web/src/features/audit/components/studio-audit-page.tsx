'use client';

import { useQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { BackLink } from '@/components/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { api } from '@/lib/api';
import { hasErrorCode } from '@/lib/api-error';
import { AuditPage } from './audit-page';
import { ChainCard } from './chain-card';

/** By this id the studio's own log is asked for. */
const STUDIO = { id: 'instance', memberRole: 'owner' } as const;

/** What is of no team: signing in and out, accounts, the studio's administration. */
export function StudioAuditPage() {
  const chain = useQuery(api.audit.chain.queryOptions({ input: { teamId: STUDIO.id }, retry: false }));
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-5xl px-4 py-6 md:px-8 md:py-8">
        <BackLink href="/administration" title="Administration" />
        {chain.isError && hasErrorCode(chain.error, 'NOT_FOUND') && (
          <EmptyState icon={<ScrollText />} title="This log is not for you">
            The studio’s own log is for its administrators. A team’s log is on the page of the team.
          </EmptyState>
        )}
        {chain.isError && !hasErrorCode(chain.error, 'NOT_FOUND') && (
          <ErrorState what="The log could not be read" error={chain.error} onRetry={() => void chain.refetch()} />
        )}
        {chain.data !== undefined && (
          <AuditPage place={{ teamId: STUDIO.id }}>
            <ChainCard team={STUDIO} />
          </AuditPage>
        )}
      </div>
    </main>
  );
}
