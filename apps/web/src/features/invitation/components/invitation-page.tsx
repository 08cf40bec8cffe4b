'use client';

import type { Offer } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery } from '@tanstack/react-query';
import { MailQuestion } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { api, client } from '@/lib/api';
import { forgetLinkSecret, useLinkSecret } from '@/lib/link-secret';
import { articled } from '@/lib/me';
import { roleWords } from '@/lib/roles';
import { findSession, signOut } from '@/lib/session';
import { useStoredState } from '@/lib/stored-state';

const NAME = 'invitation';
/** Set by whoever went to sign in for it: they have said yes already. */
const WANTED = 'invitation:wanted';

/** What one is invited to, and the way in. */
export function InvitationPage() {
  const secret = useLinkSecret(NAME);
  const offer = useQuery(
    api.invitations.look.queryOptions({
      input: { secret: secret ?? '' },
      enabled: secret !== undefined,
      staleTime: 60_000,
    }),
  );
  const session = useQuery({ queryKey: ['session'], queryFn: findSession });
  if (secret === undefined) return <NoInvitation />;
  if (offer.isError) {
    return (
      <div className="space-y-4">
        <ErrorState
          what="This invitation does not open"
          error={offer.error}
          onRetry={() => offer.refetch()}
          className="px-0 py-0"
          action={
            <Button asChild>
              <Link href="/">Go to the studio</Link>
            </Button>
          }
        />
      </div>
    );
  }
  if (offer.data === undefined || session.isPending) {
    return (
      <Loading what="the invitation" className="space-y-4">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-9 w-full" />
      </Loading>
    );
  }
  return (
    <section aria-labelledby="invitation" className="space-y-4">
      <OfferWords offer={offer.data} />
      {session.data === null && <SignInFirst email={offer.data.email} />}
      {session.data != null && <Accept offer={offer.data} secret={secret} email={session.data.email} />}
      {session.isError && (
        <ErrorState
          layout="row"
          what="Your account could not be read"
          error={session.error}
          onRetry={() => session.refetch()}
        />
      )}
    </section>
  );
}

function NoInvitation() {
  return (
    <section aria-labelledby="invitation" className="space-y-3">
      <MailQuestion aria-hidden className="size-6 text-fg-subtle" />
      <h1 id="invitation" className="font-semibold text-fg text-xl tracking-tight">
        No invitation in this link
      </h1>
      <p className="text-fg-muted">The link may have been cut off. Open it from where you got it, as a whole.</p>
      <Button asChild>
        <Link href="/">Go to the studio</Link>
      </Button>
    </section>
  );
}

function OfferWords({ offer }: { offer: Offer }) {
  const { teamName, projectName, role, invitedBy, expiresAt } = offer;
  return (
    <>
      <h1 id="invitation" className="font-semibold text-fg text-xl tracking-tight [overflow-wrap:anywhere]">
        Join {projectName ?? teamName}
      </h1>
      <p className="text-fg-muted [overflow-wrap:anywhere]">
        {invitedBy} invites you to {projectName === null ? 'the team' : 'the project'}{' '}
        <strong className="font-medium text-fg">{projectName ?? teamName}</strong>
        {projectName !== null && ` of ${teamName}`}, as {articled(role)}.
      </p>
      <p className="rounded-md border bg-canvas px-3 py-2 text-fg-muted text-xs">
        {roleWords[role]}. The invitation expires <RelativeTime at={expiresAt} />.
      </p>
    </>
  );
}

function SignInFirst({ email }: { email: string | null }) {
  const query = new URLSearchParams({ next: '/invite', ...(email === null ? {} : { email }) });
  const remember = () => window.sessionStorage.setItem(WANTED, '1');
  return (
    <div className="space-y-2">
      <Button variant="primary" size="lg" className="w-full" asChild>
        <Link href={`/sign-up?${query}`} onClick={remember}>
          Create an account to join
        </Link>
      </Button>
      <Button size="lg" className="w-full" asChild>
        <Link href={`/sign-in?${query}`} onClick={remember}>
          I have an account
        </Link>
      </Button>
      {email !== null && <p className="text-fg-subtle text-xs">It is for {email}: use this address.</p>}
    </div>
  );
}

function Accept({ offer, secret, email }: { offer: Offer; secret: string; email: string }) {
  const [, setTeamId] = useStoredState('team');
  const acceptance = useMutation({
    mutationFn: () => client.invitations.accept({ secret }),
    onSuccess: ({ teamId, projectId }) => {
      forgetLinkSecret(NAME);
      if (projectId === null) setTeamId(teamId);
      // A whole new page: what was read before one was in the team is of no use.
      window.location.assign(projectId === null ? '/' : `/p/${projectId}/design`);
    },
  });
  const { mutate } = acceptance;
  const isOther = offer.email !== null && offer.email !== email.toLowerCase();
  const hasBegun = useRef(false);
  useEffect(() => {
    const isWanted = window.sessionStorage.getItem(WANTED) === '1';
    window.sessionStorage.removeItem(WANTED);
    if (!isWanted || isOther || hasBegun.current) return;
    hasBegun.current = true;
    mutate();
  }, [isOther, mutate]);
  if (isOther) return <OtherAddress offered={offer.email ?? ''} email={email} />;
  return (
    <div className="space-y-3">
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        isBusy={acceptance.isPending || acceptance.isSuccess}
        onClick={() => mutate()}
      >
        Join as {email}
      </Button>
      {acceptance.isError && <ErrorState layout="row" what="You could not join" error={acceptance.error} />}
    </div>
  );
}

function OtherAddress({ offered, email }: { offered: string; email: string }) {
  const change = async () => {
    await signOut();
    window.location.reload();
  };
  return (
    <div className="space-y-3">
      <p className="rounded-md bg-warning-soft p-3 text-warning-text [overflow-wrap:anywhere]">
        It is for {offered}, and you are signed in as {email}.
      </p>
      <Button size="lg" className="w-full" onClick={change}>
        Sign out, to use {offered}
      </Button>
    </div>
  );
}
