'use client';

import { ArrowLeft } from 'lucide-react';
import { ErrorState } from '@/components/ui/error-state';
import { HoverLink } from '@/components/ui/hover-link';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { may, useMe } from '@/lib/me';
import { useAwsAccount } from '../hooks';
import { AccountDetail } from './account-detail';
import { AccountHeader } from './account-header';
import { ConnectSteps } from './connect-steps';

/** One account: the way to connect it while it is pending, what it is and does once it is connected. */
export function AwsAccountPage({ awsAccountId }: { awsAccountId: string }) {
  const account = useAwsAccount(awsAccountId);
  // The account's own team, whichever is looked at: a colleague's link leads here, too.
  const teams = useMe()?.teams;
  const role = teams?.find((team) => team.id === account.data?.teamId)?.memberRole;
  const mayWrite = may(role, 'administer');
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-4xl space-y-5 px-4 py-6 md:px-8 md:py-8">
        <HoverLink
          href="/aws-accounts"
          className="inline-flex items-center gap-1 rounded-sm text-fg-muted text-xs hover:text-fg"
        >
          <ArrowLeft className="size-3.5" aria-hidden />
          AWS accounts
        </HoverLink>
        {account.isPending && (
          <Loading what="the account" className="space-y-4">
            <Skeleton className="h-7 w-64" />
            <Skeleton className="h-40 w-full rounded-lg" />
            <Skeleton className="h-40 w-full rounded-lg" />
          </Loading>
        )}
        {account.isError && (
          <ErrorState
            what="The AWS account could not be loaded"
            error={account.error}
            onRetry={() => account.refetch()}
          />
        )}
        {account.data !== undefined && (
          <>
            <AccountHeader account={account.data} mayWrite={mayWrite} />
            {account.data.state !== 'pending' && <AccountDetail account={account.data} mayWrite={mayWrite} />}
            {account.data.state === 'pending' && mayWrite && <ConnectSteps account={account.data} />}
            {account.data.state === 'pending' && !mayWrite && (
              <p className="text-fg-muted text-sm">
                An owner or admin of the team can finish connecting it. {account.data.createdBy.name} began.
              </p>
            )}
          </>
        )}
      </div>
    </main>
  );
}
