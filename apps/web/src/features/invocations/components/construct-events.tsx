'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { SendHorizontal } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { invokablesOf, invokablesOfConstruct } from '../model/invokables';
import { InvokablePanel, type RenderLogs } from './invokable-panel';

type ConstructEventsProps = {
  projectId: string;
  spec: AppSpec;
  stage: Stage;
  constructId: string;
  renderLogs: RenderLogs;
};

/** Calls one construct, in the panel beside it. A construct of a blueprint is there once for each mount. */
export function ConstructEvents({ projectId, spec, stage, constructId, renderLogs }: ConstructEventsProps) {
  const invokables = useMemo(() => invokablesOfConstruct(invokablesOf(spec), constructId), [spec, constructId]);
  if (invokables.length === 0)
    return (
      <EmptyState icon={<SendHorizontal />} title="This is not called by itself" className="py-8">
        Routes and functions can be called from here; this runs as a part of them.
      </EmptyState>
    );
  return (
    <div className="space-y-6 p-3">
      {invokables.map((invokable) => (
        <InvokablePanel
          key={invokable.id}
          projectId={projectId}
          stage={stage}
          spec={spec}
          invokable={invokable}
          renderLogs={renderLogs}
        />
      ))}
    </div>
  );
}
