'use client';

import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { ScrollText } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { useProjectHref } from '@/lib/url-state';
import { useLogLines } from '../hooks';
import { viewAroundLine, writeLogView } from '../model/log-view';
import { LogViewPanel } from './log-view-panel';

type ConstructLogsProps = {
  stageId: string;
  functionNames: readonly string[];
  /** Only lines from then on: those of what was just started. */
  from?: number;
  requestId?: string;
  empty?: string;
};

/** The live lines of some functions, for a panel beside something else. */
export function ConstructLogs({ stageId, functionNames, from, requestId, empty }: ConstructLogsProps) {
  const lines = useLogLines({
    stageId,
    functionNames,
    ...(from === undefined ? {} : { from }),
    ...(requestId === undefined ? {} : { requestId }),
  });
  const href = useProjectHref();
  const linkTo = (event: LogEventRecord) => {
    const { log, from: start, to } = writeLogView(viewAroundLine(event));
    return new URL(
      href('logs', { ...(log && { log }), ...(start && { from: start }), ...(to && { to }) }),
      window.location.origin,
    ).href;
  };
  return (
    <section aria-label="Logs" className="flex min-h-0 flex-1 flex-col">
      <LogViewPanel
        lines={lines}
        view={plainView}
        text=""
        linkTo={linkTo}
        empty={
          <EmptyState icon={<ScrollText />} title="No lines yet" className="py-8">
            {empty ?? 'What this writes with console.log or app.log appears here as it happens.'}
          </EmptyState>
        }
      />
    </section>
  );
}

const plainView = { functionNames: [], levels: [], requestId: undefined, isGrouped: true, lineId: undefined } as const;
