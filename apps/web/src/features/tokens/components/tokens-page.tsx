'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { later } from '@/lib/later';
import { useCurrentTeam } from '@/lib/me';
import { useOwnTokens } from '../hooks';
import { ServiceAccounts } from './service-accounts';
import { TokenList } from './token-list';

const NewTokenDialog = later(() => import('./new-token-dialog').then((module) => module.NewTokenDialog));

/** Keys for programs: one's own tokens, and the team's service accounts. */
export function TokensPage() {
  const { team } = useCurrentTeam();
  const [isCreating, setIsCreating] = useState(false);
  return (
    <main className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto w-full max-w-5xl px-4 py-6 md:px-8 md:py-8">
        <header className="flex flex-wrap items-start gap-x-4 gap-y-2 pb-4">
          <div className="mr-auto min-w-0">
            <h1 className="font-semibold text-fg text-xl tracking-tight">API tokens</h1>
            <p className="max-w-xl text-fg-muted">
              For the command line and for CI. A token acts for you, in one team or on one project, and never does more
              than your role and its scopes.
            </p>
          </div>
          <Button variant="primary" disabled={team === undefined} onClick={() => setIsCreating(true)}>
            <Plus aria-hidden />
            New token
          </Button>
        </header>
        <OwnTokens onCreate={() => setIsCreating(true)} />
        {team !== undefined && <ServiceAccounts key={team.id} team={team} />}
        {isCreating && team !== undefined && (
          <NewTokenDialog owner={{ kind: 'me' }} team={team} onClose={() => setIsCreating(false)} />
        )}
      </div>
    </main>
  );
}

function OwnTokens({ onCreate }: { onCreate: () => void }) {
  const tokens = useOwnTokens();
  return (
    <section aria-labelledby="own-tokens">
      <h2 id="own-tokens" className="pb-2 font-medium text-base text-fg">
        Yours
      </h2>
      {tokens.isError && (
        <ErrorState what="Your tokens could not be loaded" error={tokens.error} onRetry={() => tokens.refetch()} />
      )}
      {tokens.isPending && (
        <Loading what="your tokens">
          <Skeleton className="h-14 w-full rounded-lg" />
        </Loading>
      )}
      {tokens.data?.length === 0 && (
        <EmptyState
          icon={<KeyRound />}
          title="No tokens yet"
          className="max-w-none rounded-lg border border-line-strong border-dashed py-8"
          action={
            <Button onClick={onCreate}>
              <Plus aria-hidden />
              New token
            </Button>
          }
          example={
            <CodeBlock
              code={`curl -H "Authorization: Bearer $STUDIO_TOKEN" ${window.location.origin}/api/v1/projects`}
            />
          }
        >
          A token signs a program in: whatever it sends with it, it does as you.
        </EmptyState>
      )}
      {tokens.data !== undefined && tokens.data.length > 0 && <TokenList tokens={tokens.data} isOwn />}
    </section>
  );
}
