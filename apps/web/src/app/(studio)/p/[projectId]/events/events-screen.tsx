'use client';

import { useDesignSpec } from '@/components/document/use-design-spec';
import { EventsPage } from '@/features/invocations/components/events-page';
import { ConstructLogs } from '@/features/logs/components/construct-logs';
import { StageGate } from '../stage-gate';

export function EventsScreen({ projectId }: { projectId: string }) {
  const spec = useDesignSpec();
  return (
    <StageGate projectId={projectId}>
      {({ stage }) => (
        <EventsPage
          projectId={projectId}
          spec={spec}
          stage={stage}
          renderLogs={(lines) => <ConstructLogs stageId={stage.id} {...lines} />}
        />
      )}
    </StageGate>
  );
}
