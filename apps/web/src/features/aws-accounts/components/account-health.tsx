'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { CircleAlert } from 'lucide-react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { useProveAgain } from '../hooks';
import { ProofChecks } from './proof-checks';

/** Whether the account lets the studio in, and nobody else, as of when it was last tried. */
export function AccountHealth({ account, mayWrite }: { account: AwsAccount; mayWrite: boolean }) {
  const proof = useProveAgain();
  const { provenAt, checkedAt, failure } = account;
  return (
    <SettingsSection
      title="Connection"
      description="That the roles let this studio in with its external id, and nobody without it."
    >
      <div className="flex flex-wrap items-center gap-3">
        <p className="mr-auto text-fg-muted text-sm">
          {provenAt !== null && (
            <>
              Proven <RelativeTime at={provenAt} />
            </>
          )}
          {failure !== null && checkedAt !== null && (
            <>
              , failed <RelativeTime at={checkedAt} />
            </>
          )}
        </p>
        {mayWrite && (
          <Button onClick={() => proof.mutate({ awsAccountId: account.id })} isBusy={proof.isPending}>
            Prove again
          </Button>
        )}
      </div>
      {failure !== null && proof.data === undefined && !proof.isPending && (
        <div role="status" className="flex gap-3 rounded-lg border bg-danger-soft p-3 text-sm">
          <CircleAlert className="size-5 shrink-0 text-danger-text" aria-hidden />
          <p className="min-w-0 text-fg [overflow-wrap:anywhere]">{failure}</p>
        </div>
      )}
      {(proof.isPending || proof.data !== undefined) && (
        <ProofChecks checks={proof.data?.checks} isRunning={proof.isPending} />
      )}
      {proof.isError && <ErrorState layout="row" what="The connection could not be proven" error={proof.error} />}
    </SettingsSection>
  );
}
