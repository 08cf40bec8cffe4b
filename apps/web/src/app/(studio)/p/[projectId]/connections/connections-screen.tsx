'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { Cable } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useMemo, useState } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ConnectionsPage } from '@/features/connections/components/connections-page';
import { WebsocketClients } from '@/features/websocket-clients/components/websocket-clients';
import { templatesOf } from '@/features/websocket-clients/model/message-templates';
import { may, useProjectRole } from '@/lib/me';
import { useProjectHref } from '@/lib/url-state';
import { Deploy } from '../deploy';
import { StageGate } from '../stage-gate';

export function ConnectionsScreen({ projectId }: { projectId: string }) {
  return (
    <StageGate projectId={projectId}>
      {({ stage }) => <StageConnections key={stage.id} projectId={projectId} stage={stage} />}
    </StageGate>
  );
}

function StageConnections({ projectId, stage }: { projectId: string; stage: Stage }) {
  const spec = useDesignSpec();
  const canAct = may(useProjectRole(projectId), 'operate');
  const templates = useMemo(() => templatesOf(spec), [spec]);
  const [clientNumbers, setClientNumbers] = useState<readonly number[]>([]);
  const addClient = () => setClientNumbers((numbers) => [...numbers, Math.max(0, ...numbers) + 1]);
  const absence = useAbsence(projectId, stage);
  return (
    <ConnectionsPage
      stageId={stage.id}
      isDeployed={stage.deployed !== null}
      canAct={canAct}
      {...(stage.outputs?.websocketUrl !== undefined && canAct ? { onOpenClient: addClient } : {})}
      {...(absence === undefined ? {} : { absence })}
      clients={
        <WebsocketClients
          stageId={stage.id}
          clientNumbers={clientNumbers}
          templates={templates}
          onAdd={addClient}
          onRemove={(number) => setClientNumbers((numbers) => numbers.filter((each) => each !== number))}
        />
      }
    />
  );
}

/** Why nobody can be connected, and what would change that. */
function useAbsence(projectId: string, stage: Stage): ReactNode | undefined {
  const href = useProjectHref();
  const hasHandlers = Object.keys(useDesignSpec().websocketHandlers).length > 0;
  if (!hasHandlers)
    return (
      <EmptyState
        icon={<Cable />}
        title="The app has no WebSocket API"
        action={
          <Button asChild>
            <Link href={href('design')}>Open the design</Link>
          </Button>
        }
      >
        Add a WebSocket handler on the canvas: connect, message or disconnect. Its clients then appear here while they
        are connected.
      </EmptyState>
    );
  if (stage.outputs?.websocketUrl === undefined)
    return (
      <EmptyState
        icon={<Cable />}
        title={`The WebSocket API is not deployed to ${stage.name}`}
        action={<Deploy projectId={projectId} />}
      >
        Clients can connect once it is. They appear here as they come and go.
      </EmptyState>
    );
  return undefined;
}
