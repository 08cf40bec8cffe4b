'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import type { ReactNode } from 'react';
import { deploymentLook } from '@/components/deployment-look';
import { StageName } from '@/components/stage-name';
import { StatusDot } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';
import { useCurrentStage } from '@/lib/stages';
import { editorOf, type StageEdits } from '../../hooks';
import { StageDetail } from '../stage-detail';

type OneStageViewProps = {
  edits: StageEdits;
  projectId: string;
  approvalOf: ((stage: Stage) => ReactNode) | undefined;
};

/** The stages at the left, every setting of the chosen one at the right. */
export function OneStageView({ edits, projectId, approvalOf }: OneStageViewProps) {
  const { stage: current, setStage } = useCurrentStage(projectId);
  const stages = edits.stages ?? [];
  const stage = stages.find((each) => each.id === current?.id) ?? stages[0];
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-auto">
      <aside
        aria-label="Stages"
        className="shrink-0 bg-surface p-2 max-md:max-h-44 max-md:overflow-auto max-md:border-b md:w-60 md:overflow-auto md:border-r"
      >
        <ul>
          {stages.map((each) => {
            const look = deploymentLook(each.lastStatus);
            return (
              <li key={each.id}>
                <button
                  type="button"
                  aria-current={each.id === stage?.id ? 'true' : undefined}
                  onClick={() => setStage(each.name)}
                  className={cn(
                    'flex h-8 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover',
                    each.id === stage?.id && 'bg-active',
                  )}
                >
                  <StageName stage={each} className="flex-1" />
                  <StatusDot tone={look.tone} label={look.label} />
                </button>
              </li>
            );
          })}
        </ul>
      </aside>
      <div className="min-h-0 flex-1 md:overflow-auto">
        {stage !== undefined && (
          <StageDetail
            key={stage.id}
            editor={editorOf(edits, stage)}
            isSaving={edits.isSaving}
            isLast={stages.length === 1}
            approval={approvalOf?.(stage)}
            onDeleted={() => {
              const next = stages.find((each) => each.id !== stage.id);
              if (next !== undefined) setStage(next.name);
            }}
          />
        )}
      </div>
    </div>
  );
}
