'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { SendHorizontal } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { ConstructIcon } from '@/components/construct-icon';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { EmptyState } from '@/components/ui/empty-state';
import { useProjectHref, useUrlState } from '@/lib/url-state';
import { invokablesOf, invokablesOfConstruct } from '../model/invokables';
import { InvokableList } from './invokable-list';
import { InvokablePanel, type RenderLogs } from './invokable-panel';

type EventsPageProps = { projectId: string; spec: AppSpec; stage: Stage; renderLogs: RenderLogs };

/** Everything of the app that can be called, and the panel that calls it. */
export function EventsPage({ projectId, spec, stage, renderLogs }: EventsPageProps) {
  const [selectedId, setSelectedId] = useUrlState('select');
  const href = useProjectHref();
  const invokables = useMemo(() => invokablesOf(spec), [spec]);
  const selected =
    invokables.find((invokable) => invokable.id === selectedId) ??
    invokablesOfConstruct(invokables, selectedId ?? '')[0] ??
    invokables[0];
  if (selected === undefined)
    return (
      <EmptyState
        icon={<SendHorizontal />}
        title="There is nothing to call yet"
        action={
          <Button asChild>
            <Link href={href('design')}>Open the design</Link>
          </Button>
        }
      >
        Routes are called here with a request, every other function with an event. Add one on the canvas.
      </EmptyState>
    );
  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row">
      <div className="hidden w-64 shrink-0 overflow-auto border-line border-r md:block">
        <InvokableList invokables={invokables} selectedId={selected.id} onSelect={setSelectedId} />
      </div>
      <div className="border-line border-b p-3 md:hidden">
        <Combobox
          aria-label="What to call"
          value={selected.id}
          onChange={setSelectedId}
          options={invokables.map(({ id, label, kind, group }) => ({
            value: id,
            label,
            group,
            icon: <ConstructIcon kind={kind} />,
          }))}
        />
      </div>
      <div className="min-h-0 min-w-0 flex-1 overflow-auto">
        <div className="mx-auto max-w-3xl p-4">
          <InvokablePanel
            projectId={projectId}
            stage={stage}
            spec={spec}
            invokable={selected}
            renderLogs={renderLogs}
          />
        </div>
      </div>
    </div>
  );
}
