'use client';

import type { ApiToken, ServiceAccount, Team } from '@chalice-studio/control-plane/contract';
import { grantableRoles } from '@chalice-studio/control-plane/permissions';
import { useMutation } from '@tanstack/react-query';
import { Bot, Plus } from 'lucide-react';
import { useState } from 'react';
import { RoleSelect } from '@/components/role-select';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { later } from '@/lib/later';
import { may, refusalFor, useMe } from '@/lib/me';
import { useRefreshTokens, useServiceAccounts, useTeamTokens } from '../hooks';
import { TokenList } from './token-list';

const NewTokenDialog = later(() => import('./new-token-dialog').then((module) => module.NewTokenDialog));
const NewServiceAccountDialog = later(() =>
  import('./new-service-account-dialog').then((module) => module.NewServiceAccountDialog),
);

/** What is the team's: accounts of programs, and every token that opens something of it. */
export function ServiceAccounts({ team }: { team: Team }) {
  const refusal = refusalFor(team.memberRole, 'token.read');
  return (
    <section aria-labelledby="service-accounts" className="pt-8">
      <h2 id="service-accounts" className="font-medium text-base text-fg">
        Service accounts of {team.name}
      </h2>
      <p className="max-w-xl pb-3 text-fg-muted">
        Accounts for programs. Each has a role of its own, and stays when people leave.
      </p>
      {refusal === undefined ? (
        <Accounts team={team} />
      ) : (
        <p className="rounded-lg border border-line-strong border-dashed px-4 py-3 text-fg-muted">{refusal}</p>
      )}
    </section>
  );
}

function Accounts({ team }: { team: Team }) {
  const accounts = useServiceAccounts(team.id);
  const tokens = useTeamTokens(team.id);
  const me = useMe()?.person.id;
  const [isCreating, setIsCreating] = useState(false);
  const others = tokens.data?.filter(({ owner }) => owner.kind === 'person' && owner.id !== me) ?? [];
  if (accounts.isLoadingError) {
    const retry = () => accounts.refetch();
    return (
      <ErrorState layout="row" what="The service accounts could not be loaded" error={accounts.error} onRetry={retry} />
    );
  }
  if (accounts.isPending) {
    return (
      <Loading what="the service accounts">
        <Skeleton className="h-14 w-full rounded-lg" />
      </Loading>
    );
  }
  return (
    <div className="space-y-4">
      {accounts.data.map((account) => (
        <Account
          key={account.id}
          team={team}
          account={account}
          tokens={tokens.data?.filter(({ owner }) => owner.id === account.id) ?? []}
        />
      ))}
      <Button onClick={() => setIsCreating(true)}>
        <Plus aria-hidden />
        New service account
      </Button>
      {others.length > 0 && (
        <section aria-labelledby="members-tokens" className="pt-4">
          <h2 id="members-tokens" className="pb-2 font-medium text-base text-fg">
            Tokens of members
          </h2>
          <TokenList tokens={others} mayRevoke={may(team.memberRole, 'token.write')} />
        </section>
      )}
      {isCreating && <NewServiceAccountDialog team={team} onClose={() => setIsCreating(false)} />}
    </div>
  );
}

type AccountProps = { team: Team; account: ServiceAccount; tokens: readonly ApiToken[] };

function Account({ team, account, tokens }: AccountProps) {
  const [opened, setOpened] = useState<'token' | 'remove'>();
  const refresh = useRefreshTokens();
  const ofAccount = { teamId: team.id, serviceAccountId: account.id };
  const setRole = useMutation({
    mutationFn: (role: (typeof grantableRoles)[number]) => client.serviceAccounts.setRole({ ...ofAccount, role }),
    onError: (error) => toast.failure('The role could not be changed', error),
    onSettled: refresh,
  });
  const removal = useMutation({
    mutationFn: () => client.serviceAccounts.remove(ofAccount),
    onSuccess: () => setOpened(undefined),
    onSettled: refresh,
  });
  return (
    <article aria-label={account.name} className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <Bot aria-hidden className="size-4 shrink-0 text-fg-subtle" />
        <h3 className="mr-auto min-w-0 truncate font-medium text-fg" title={account.name}>
          {account.name}
        </h3>
        <RoleSelect
          label={`Role of ${account.name}`}
          value={account.role}
          roles={grantableRoles}
          onChange={(role) => setRole.mutate(role)}
        />
        <Button onClick={() => setOpened('token')}>
          <Plus aria-hidden />
          New token
        </Button>
        <Button variant="danger-quiet" onClick={() => setOpened('remove')}>
          Remove…
        </Button>
      </div>
      {tokens.length === 0 ? (
        <p className="rounded-lg border border-line-strong border-dashed px-4 py-3 text-fg-muted">
          It has no token, so nothing can act for it yet.
        </p>
      ) : (
        <TokenList tokens={tokens} />
      )}
      {opened === 'token' && (
        <NewTokenDialog owner={{ kind: 'service-account', account }} team={team} onClose={() => setOpened(undefined)} />
      )}
      {opened === 'remove' && (
        <AlertDialog
          open
          onOpenChange={(open) => !open && setOpened(undefined)}
          title={`Remove ${account.name}?`}
          description={
            <p>
              Its tokens end at once, and whatever signs in with them is refused. What it deployed runs on, and stays
              under its name.
            </p>
          }
          confirmLabel="Remove service account"
          onConfirm={() => removal.mutate()}
          isBusy={removal.isPending}
        >
          {removal.isError && <ErrorState layout="row" what="It could not be removed" error={removal.error} />}
        </AlertDialog>
      )}
    </article>
  );
}
