'use client';

import type { AccountSession } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

/** The ones seen last; the rest when they are asked for. */
const SHOWN = 5;

/** The browsers that are signed in. */
export function SessionsSection() {
  const sessions = useQuery(api.account.sessions.queryOptions());
  const refresh = useRefreshSessions();
  const endOthers = useMutation({
    mutationFn: () => client.account.endOtherSessions(),
    onSuccess: ({ ended }) => toast.success(ended === 1 ? 'One session is ended' : `${ended} sessions are ended`),
    onError: (error) => toast.failure('The other sessions could not be ended', error),
    onSettled: refresh,
  });
  const [isAll, setIsAll] = useState(false);
  const hidden = isAll ? 0 : Math.max(0, (sessions.data?.length ?? 0) - SHOWN);
  const hasOthers = sessions.data?.some(({ isCurrent }) => !isCurrent) === true;
  return (
    <SettingsSection
      title="Sessions"
      description="Where you are signed in. End what you do not know, then change your password."
    >
      {sessions.isError && (
        <ErrorState
          layout="row"
          what="Your sessions could not be loaded"
          error={sessions.error}
          onRetry={() => sessions.refetch()}
        />
      )}
      {sessions.isPending && (
        <Loading what="your sessions">
          <Skeleton className="h-14 w-full rounded-lg" />
        </Loading>
      )}
      {sessions.data !== undefined && (
        <ul aria-label="Sessions" className="divide-y divide-line rounded-lg border bg-surface">
          {sessions.data.slice(0, isAll ? undefined : SHOWN).map((session) => (
            <SessionRow key={session.id} session={session} onEnded={refresh} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {hasOthers && (
          <Button isBusy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            End all other sessions
          </Button>
        )}
        {hidden > 0 && (
          <Button variant="ghost" onClick={() => setIsAll(true)}>
            Show {hidden} more
          </Button>
        )}
      </div>
    </SettingsSection>
  );
}

function SessionRow({ session, onEnded }: { session: AccountSession; onEnded: () => void }) {
  const { id, device, isMobile, address, createdAt, lastSeenAt, isCurrent } = session;
  const end = useMutation({
    mutationFn: () => client.account.endSession({ sessionId: id }),
    onError: (error) => toast.failure('The session could not be ended', error),
    onSettled: onEnded,
  });
  const Icon = isMobile ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <Icon aria-hidden className="size-4 shrink-0 text-fg-subtle" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-fg">
          {device}
          {isCurrent && <Badge tone="accent">This browser</Badge>}
        </p>
        <p className="text-fg-muted text-xs">
          {address !== null && <span className="font-mono">{address}</span>}
          {address !== null && ' · '}
          {isCurrent ? (
            'seen now'
          ) : (
            <>
              seen <RelativeTime at={lastSeenAt} />
            </>
          )}
          <span className="max-sm:hidden">
            {' '}
            · signed in <RelativeTime at={createdAt} />
          </span>
        </p>
      </div>
      {!isCurrent && (
        <Button
          size="sm"
          isBusy={end.isPending}
          onClick={() => end.mutate()}
          aria-label={`End the session in ${device}${address === null ? '' : `, ${address}`}`}
        >
          End
        </Button>
      )}
    </li>
  );
}

function useRefreshSessions(): () => void {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: api.account.sessions.key() });
}
