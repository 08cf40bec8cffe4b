'use client';

import { DesignPage } from '@/features/design/design-page';
import { DesignSlotsProvider } from '@/features/design/design-slots';
import { useConstructSlots, WithStageStats } from '../construct-slots';

/** Where the design meets what other features know of a construct. */
export function DesignScreen({ projectId }: { projectId: string }) {
  const slots = useConstructSlots(projectId);
  return (
    <WithStageStats projectId={projectId}>
      <DesignSlotsProvider slots={slots}>
        <DesignPage key={projectId} />
      </DesignSlotsProvider>
    </WithStageStats>
  );
}
