'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { deploymentLook } from '@/components/deployment-look';
import { StageName } from '@/components/stage-name';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';
import { TargetWords } from '../stage-target';
import { columnWidth } from './grid-row';

/** A stage at the head of its column: name, where it runs, what is deployed there. A click opens its settings. */
export function ColumnHeading({ stage, onOpen }: { stage: Stage; onOpen: () => void }) {
  const look = deploymentLook(stage.lastStatus);
  const { deployed } = stage;
  return (
    <th
      scope="col"
      className={cn('h-14 border-line border-r border-b bg-surface p-0 text-left align-top', columnWidth)}
    >
      <button
        type="button"
        onClick={onOpen}
        title={`Open the settings of ${stage.name}`}
        className="flex h-full w-full min-w-0 flex-col justify-center gap-0.5 px-2 py-1.5 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <StageName stage={stage} className="max-w-full" />
        <span className="flex max-w-full items-center gap-1.5 font-normal text-2xs text-fg-subtle">
          <StatusDot tone={look.tone} label={look.label} />
          <span className="shrink-0">
            {deployed === null ? look.label : `#${deployed.number} · r${deployed.appRevision}`}
          </span>
          <span aria-hidden>·</span>
          <TargetWords stage={stage} />
        </span>
      </button>
    </th>
  );
}
