'use client';

import type { StudioStatus } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { StatusDot, type StatusTone } from '@/components/ui/status-dot';
import { api } from '@/lib/api';

const runnerLooks: Record<StudioStatus['runner']['state'], { tone: StatusTone; label: string }> = {
  ready: { tone: 'success', label: 'Ready' },
  starting: { tone: 'busy', label: 'Starting' },
  unavailable: { tone: 'danger', label: 'Unavailable' },
};

export function StudioFacts() {
  const status = useQuery(api.studio.status.queryOptions({ staleTime: 10_000 }));
  if (status.isError) {
    return (
      <ErrorState
        layout="row"
        what="The studio’s state could not be loaded"
        error={status.error}
        onRetry={() => status.refetch()}
      />
    );
  }
  if (status.isPending) {
    return (
      <Loading what="the studio’s state" className="space-y-2">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-4 w-64" />
        <Skeleton className="h-4 w-40" />
      </Loading>
    );
  }
  const { version, database, runner } = status.data;
  const look = runnerLooks[runner.state];
  return (
    <dl className="grid grid-cols-[120px_minmax(0,1fr)] gap-y-2">
      <Fact term="Version">
        <span className="font-mono text-xs">{version}</span>
      </Fact>
      <Fact term="Database">{database === 'embedded' ? 'Embedded' : 'PostgreSQL'}</Fact>
      <Fact term="Runner">
        <StatusDot tone={look.tone} />
        {look.label}
        {runner.message !== undefined && <span className="text-fg-muted">{runner.message}</span>}
      </Fact>
      {runner.gatewayUrl !== undefined && (
        <Fact term="Gateway">
          <span className="truncate font-mono text-xs">{runner.gatewayUrl}</span>
          <CopyButton value={runner.gatewayUrl} label="Copy the gateway’s address" />
        </Fact>
      )}
      {runner.nodeVersions.length > 0 && <Fact term="Node.js">{runner.nodeVersions.join(', ')}</Fact>}
      <Fact term="Network">
        {runner.isNetworkOpen ? 'Open to the code of local stages' : 'Closed to the code of local stages'}
      </Fact>
      {runner.warnings.map((warning) => (
        <Fact key={warning} term="Note">
          {warning}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-fg-muted">{term}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-1.5">{children}</dd>
    </>
  );
}
