'use client';

import { CloudCog, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { may, useCurrentTeam } from '@/lib/me';
import { useAwsAccounts } from '../hooks';
import { AccountRow } from './account-row';
import { ConnectDialog } from './connect-dialog';
import { StudioIdentity } from './studio-identity';

export function AwsAccountsPage() {
  const { team } = useCurrentTeam();
  const accounts = useAwsAccounts();
  const [isConnecting, setIsConnecting] = useState(false);
  const mayConnect = may(team?.memberRole, 'administer');
  const connect = mayConnect ? (
    <Button variant="primary" onClick={() => setIsConnecting(true)}>
      <Plus aria-hidden />
      Connect an account
    </Button>
  ) : (
    <p className="text-fg-subtle text-xs">An owner or admin of {team?.name} can connect one.</p>
  );

  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-4xl space-y-5 px-4 py-6 md:px-8 md:py-8">
        <header className="flex flex-wrap items-center gap-2">
          <h1 className="mr-auto font-semibold text-fg text-xl tracking-tight">AWS accounts</h1>
          {accounts.data !== undefined && accounts.data.length > 0 && connect}
        </header>
        <StudioIdentity />
        {accounts.isError && (
          <ErrorState
            what="The AWS accounts could not be loaded"
            error={accounts.error}
            onRetry={() => accounts.refetch()}
          />
        )}
        {accounts.isPending && (
          <Loading what="AWS accounts" className="divide-y divide-line rounded-lg border bg-surface">
            {[0, 1].map((row) => (
              <div key={row} className="flex h-16 items-center gap-3 px-4">
                <Skeleton className="size-3 rounded-full" />
                <Skeleton className="h-4 w-40" />
                <Skeleton className="ml-auto h-4 w-24" />
              </div>
            ))}
          </Loading>
        )}
        {accounts.data?.length === 0 && (
          <EmptyState
            icon={<CloudCog />}
            title="Deploy to an AWS account of yours"
            action={connect}
            className="max-w-md"
          >
            A stage can run in an AWS account instead of beside the studio. You deploy one CloudFormation stack there;
            it lets this studio in through three narrow roles, and you remove it whenever you like. No access keys are
            asked for, and none are kept.
          </EmptyState>
        )}
        {accounts.data !== undefined && accounts.data.length > 0 && (
          <ul aria-label="AWS accounts" className="divide-y divide-line overflow-hidden rounded-lg border bg-surface">
            {accounts.data.map((account) => (
              <AccountRow key={account.id} account={account} />
            ))}
          </ul>
        )}
        {team !== undefined && isConnecting && (
          <ConnectDialog teamId={team.id} onClose={() => setIsConnecting(false)} />
        )}
      </div>
    </main>
  );
}
