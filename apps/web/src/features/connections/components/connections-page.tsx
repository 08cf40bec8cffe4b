'use client';

import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { Cable, Search, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconInput } from '@/components/ui/input';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useUrlState } from '@/lib/url-state';
import { useConnections } from '../hooks';
import { formatSort, listedConnections, parseSort } from '../model/connection-list';
import { ConnectionTable } from './connection-table';
import { DisconnectDialog } from './disconnect-dialog';
import { SendDialog } from './send-dialog';

type ConnectionsPageProps = {
  stageId: string;
  /** Of a stage with nothing on it there is nothing to ask. */
  isDeployed: boolean;
  /** Whether this person may send and disconnect. */
  canAct: boolean;
  /** Opens a WebSocket client; absent where the stage has no WebSocket address. */
  onOpenClient?: () => void;
  /** Shown instead of an empty table where the app has no WebSocket handlers or is not deployed. */
  absence?: ReactNode;
  /** The clients that are open, below the table. */
  clients?: ReactNode;
};

export function ConnectionsPage(props: ConnectionsPageProps) {
  const { stageId, isDeployed, canAct, onOpenClient, absence, clients } = props;
  const { data, error, refetch, streamState, trouble } = useConnections(stageId, { isDeployed });
  const [text = '', setText] = useUrlState('q');
  const [sortText, setSortText] = useUrlState('sort');
  const [receiver, setReceiver] = useState<ConnectionRecord>();
  const [leaving, setLeaving] = useState<ConnectionRecord>();
  const sort = useMemo(() => parseSort(sortText), [sortText]);
  const listed = useMemo(() => listedConnections(data ?? [], { text, sort }), [data, text, sort]);
  const openClient = onOpenClient && (
    <Button onClick={onOpenClient}>
      <Cable />
      Open a client
    </Button>
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-1.5">
        <h1 className="font-semibold">Connections</h1>
        <span role="status" className="text-fg-subtle text-xs tabular-nums">
          {data !== undefined && `${data.length.toLocaleString('en')} open`}
          {streamState === 'offline' && ' · offline, this is how it was'}
        </span>
        <span className="ml-auto flex min-w-0 items-center gap-2">
          {(data?.length ?? 0) > 0 && (
            <IconInput
              icon={<Search />}
              type="search"
              aria-label="Search connections"
              placeholder="Id, address, agent"
              className="w-44"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
          {openClient}
        </span>
      </header>
      {data !== undefined && trouble !== undefined && streamState !== 'offline' && (
        <p
          role="status"
          className="flex items-start gap-2 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning-text"
        >
          <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span className="min-w-0 [overflow-wrap:anywhere]">This is how it was: the list is not live. {trouble}</span>
        </p>
      )}
      {data === undefined && isDeployed ? (
        <Unread error={error} onRetry={refetch} />
      ) : data === undefined || data.length === 0 ? (
        <div className="min-h-0 flex-1 overflow-auto">
          {absence ?? (
            <EmptyState icon={<Cable />} title="Nobody is connected" action={openClient}>
              Every WebSocket client of the stage appears here while it is connected: since when, from where, and what
              it sends. Open a client to be the first.
            </EmptyState>
          )}
        </div>
      ) : listed.length === 0 ? (
        <EmptyState
          icon={<Search />}
          title="No connection matches"
          action={<Button onClick={() => setText(undefined)}>Clear search</Button>}
        >
          None of the {data.length.toLocaleString('en')} has “{text}” in its id, address or user agent.
        </EmptyState>
      ) : (
        <ConnectionTable
          connections={listed}
          sort={sort}
          onSort={(next) => setSortText(formatSort(next))}
          canAct={canAct}
          onSend={setReceiver}
          onDisconnect={setLeaving}
        />
      )}
      {clients}
      <SendDialog stageId={stageId} connection={receiver} onClose={() => setReceiver(undefined)} />
      <DisconnectDialog stageId={stageId} connection={leaving} onClose={() => setLeaving(undefined)} />
    </div>
  );
}

function Unread({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error !== null) return <ErrorState what="The connections could not be read" error={error} onRetry={onRetry} />;
  return (
    <Loading what="connections" className="flex-1 divide-y divide-line">
      {[1, 2, 3, 4].map((row) => (
        <span key={row} className="flex h-10 items-center gap-8 px-4">
          <Skeleton className="h-3 w-36" />
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3 w-56" />
        </span>
      ))}
    </Loading>
  );
}
