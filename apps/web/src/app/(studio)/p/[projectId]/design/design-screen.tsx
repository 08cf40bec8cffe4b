'use client';

import { useMemo } from 'react';
import { HandlerCode } from '@/features/code/handler-code';
import { DesignPage } from '@/features/design/design-page';
import { type DesignSlots, DesignSlotsProvider } from '@/features/design/design-slots';
import { useConstructSlots, WithStageStats } from '../construct-slots';

/** Where the design meets what other features know of a construct. */
export function DesignScreen({ projectId }: { projectId: string }) {
  const observed = useConstructSlots(projectId);
  const slots = useMemo(
    (): DesignSlots => ({ ...observed, code: (handler) => <HandlerCode handler={handler} /> }),
    [observed],
  );
  return (
    <WithStageStats projectId={projectId}>
      <DesignSlotsProvider slots={slots}>
        <DesignPage key={projectId} />
      </DesignSlotsProvider>
    </WithStageStats>
  );
}
