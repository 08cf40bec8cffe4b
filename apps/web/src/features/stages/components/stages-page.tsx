'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { FileJson2, Layers, Plus, Undo2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { later } from '@/lib/later';
import { may, useProjectRole } from '@/lib/me';
import { useShortcuts } from '@/lib/shortcuts';
import { useCurrentStage } from '@/lib/stages';
import { useUrlState, writeUrlState } from '@/lib/url-state';
import { type StageEdits, useStageEdits } from '../hooks';
import { StagesSkeleton } from './stages-skeleton';
import { OneStageView } from './views/one-stage-view';
import { TableView } from './views/table-view';

const NewStageDialog = later(() => import('./new-stage-dialog').then((module) => module.NewStageDialog));
const ConfigDialog = later(() => import('./config-dialog').then((module) => module.ConfigDialog));
const CompareView = later(() => import('./views/compare-view').then((module) => module.CompareView));

const views = [
  { value: 'table', label: 'All stages' },
  { value: 'stage', label: 'One stage' },
  { value: 'compare', label: 'Compare' },
] as const;
type View = (typeof views)[number]['value'];

type StagesPageProps = {
  projectId: string;
  /** Who approves deployments to a stage: the deployments' own part of this page. */
  approvalOf?: (stage: Stage) => ReactNode;
};

/** Where a project runs: every setting of every stage in one table, one stage with its forms, or two stages side by side. */
export function StagesPage({ projectId, approvalOf }: StagesPageProps) {
  const edits = useStageEdits(projectId);
  const { setStage } = useCurrentStage(projectId);
  const role = useProjectRole(projectId);
  const [panel, setPanel] = useUrlState('panel');
  const [inAddress, setView] = useUrlState('view', { history: 'push' });
  const view: View = views.find((each) => each.value === inAddress)?.value ?? 'table';
  const { undo, stages } = edits;
  useShortcuts(
    useMemo(() => [{ keys: 'mod+z', label: 'Undo a change of a stage', group: 'Stages', run: undo }], [undo]),
  );
  if (edits.error !== null && stages === undefined)
    return <ErrorState what="The stages could not be loaded" error={edits.error} onRetry={edits.retry} />;
  if (stages === undefined) return <StagesSkeleton />;
  const openStage = (name: string) => {
    setStage(name);
    writeUrlState({ view: 'stage' }, { history: 'push' });
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-2 border-line border-b bg-surface px-3 py-1.5">
        <h1 className="sr-only">Stages</h1>
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(next) => setView(next === 'table' ? undefined : next)}
          options={views}
        />
        <span role="status" className="text-fg-subtle text-xs">
          {edits.isSaving ? 'Saving…' : 'Saved'}
        </span>
        <span className="ml-auto flex items-center gap-1">
          <IconButton label="Undo my last change" onClick={undo}>
            <Undo2 />
          </IconButton>
          <IconButton label="Show .chalice/config.json" onClick={() => setPanel('config')}>
            <FileJson2 />
          </IconButton>
          <Button variant="primary" disabled={!may(role, 'edit')} onClick={() => setPanel('new')}>
            <Plus aria-hidden />
            New stage
          </Button>
        </span>
      </header>
      <Content {...{ view, edits, projectId, openStage, approvalOf }} onNew={() => setPanel('new')} />
      {panel === 'config' && edits.spec !== undefined && (
        <ConfigDialog spec={edits.spec} stages={stages} onClose={() => setPanel(undefined)} />
      )}
      {panel === 'new' && (
        <NewStageDialog
          projectId={projectId}
          taken={stages.map((each) => each.name)}
          onClose={() => setPanel(undefined)}
          onCreated={(created) => {
            setPanel(undefined);
            openStage(created.name);
          }}
        />
      )}
    </div>
  );
}

type ContentProps = {
  view: View;
  edits: StageEdits;
  projectId: string;
  openStage: (name: string) => void;
  onNew: () => void;
  approvalOf: StagesPageProps['approvalOf'];
};

function Content({ view, edits, projectId, openStage, onNew, approvalOf }: ContentProps) {
  if (edits.stages?.length === 0) {
    return (
      <EmptyState
        icon={<Layers />}
        title="No stages"
        action={
          <Button variant="primary" onClick={onNew}>
            <Plus aria-hidden />
            New stage
          </Button>
        }
      >
        A stage is a place where the app runs, with an address, data and settings of its own: dev, staging, prod.
      </EmptyState>
    );
  }
  if (view === 'stage') return <OneStageView {...{ edits, projectId, approvalOf }} />;
  if (view === 'compare') return <CompareView {...{ edits, projectId, openStage }} />;
  return <TableView {...{ edits, projectId, openStage }} />;
}
