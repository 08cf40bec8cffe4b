'use client';

import type { Account } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Initials } from '@/components/initials';
import { SettingsSection } from '@/components/settings-section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CommittedInput } from '@/components/ui/committed-input';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { later } from '@/lib/later';
import { forgetLinkSecret, useLinkSecret } from '@/lib/link-secret';
import { useAccount, useRefreshAccount } from '../hooks';
import { SignOutButton } from './sign-out-button';

const EmailDialog = later(() => import('./email-dialog').then((module) => module.EmailDialog));

/** Who one is here. */
export function ProfileSection() {
  const account = useAccount();
  useConfirmedEmail();
  return (
    <SettingsSection title="Account" description="Who you are here.">
      {account.isError && (
        <ErrorState
          layout="row"
          what="Your account could not be loaded"
          error={account.error}
          onRetry={() => account.refetch()}
        />
      )}
      {account.isPending && (
        <Loading what="your account">
          <Skeleton className="h-10 w-64" />
        </Loading>
      )}
      {account.data !== undefined && <Profile account={account.data} />}
    </SettingsSection>
  );
}

function Profile({ account }: { account: Account }) {
  const [isChanging, setIsChanging] = useState(false);
  const refresh = useRefreshAccount();
  const rename = useMutation({
    mutationFn: (name: string) => client.account.rename({ name }),
    onSuccess: () => toast.success('You have a new name'),
    onError: (error) => toast.failure('The name could not be changed', error),
    onSettled: refresh,
  });
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Initials name={account.name} className="size-10 text-sm" />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{account.name}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-fg-muted">
            <span className="min-w-0 truncate" title={account.email}>
              {account.email}
            </span>
            {account.isEmailVerified && <Badge tone="success">Confirmed</Badge>}
            {account.isAdministrator && <Badge tone="accent">Administrator</Badge>}
          </p>
        </div>
        <SignOutButton />
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Name" className="min-w-0 flex-1 basis-56">
          {(ids) => (
            <CommittedInput
              {...ids}
              autoComplete="name"
              maxLength={100}
              value={account.name}
              onCommit={(name) => name.trim() !== '' && rename.mutate(name)}
            />
          )}
        </Field>
        <Button onClick={() => setIsChanging(true)}>Change e-mail address</Button>
      </div>
      {isChanging && <EmailDialog account={account} onClose={() => setIsChanging(false)} />}
    </>
  );
}

/** The link that was mailed to a new address leads here: whoever is signed in has it from now on. */
function useConfirmedEmail(): void {
  const secret = useLinkSecret('email');
  const refresh = useRefreshAccount();
  const { mutate } = useMutation({
    mutationFn: (given: string) => client.account.confirmEmail({ secret: given }),
    onSuccess: ({ email }) => toast.success(`Your address is ${email} now`),
    onError: (error) => toast.failure('The address could not be confirmed', error),
    onSettled: refresh,
  });
  const tried = useRef<string>(undefined);
  useEffect(() => {
    if (secret === undefined || tried.current === secret) return;
    tried.current = secret;
    forgetLinkSecret('email');
    mutate(secret);
  }, [secret, mutate]);
}
