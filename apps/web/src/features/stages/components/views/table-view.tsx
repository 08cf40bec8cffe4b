'use client';

import { KeyRound, Plus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useUrlState } from '@/lib/url-state';
import type { StageEdits } from '../../hooks';
import type { GridFilter } from '../../model/grid-rows';
import { AddVariableDialog } from '../add-variable-dialog';
import { StagesGrid } from '../grid/stages-grid';
import { SecretDialog } from '../secret-dialog';
import { GridToolbar } from './grid-toolbar';
import { useGrid } from './use-grid';

type TableViewProps = { edits: StageEdits; projectId: string; openStage: (name: string) => void };

/** Every variable, secret and setting of every stage. */
export function TableView({ edits, projectId, openStage }: TableViewProps) {
  const stages = edits.stages ?? [];
  const [text = '', setText] = useUrlState('q');
  const [show, setShow] = useState<GridFilter['show']>('all');
  const [adding, setAdding] = useState<'variable' | 'secret'>();
  const grid = useGrid({ projectId, edits, stages, filter: { text, show } });
  const isFiltered = text !== '' || show !== 'all';
  return (
    <>
      <GridToolbar
        filter={{ text, show }}
        onChange={(next) => {
          setText(next.text);
          setShow(next.show);
        }}
      >
        <span className="flex items-center gap-1 md:ml-auto">
          <Button disabled={!grid.mayEdit} onClick={() => setAdding('variable')}>
            <Plus aria-hidden />
            Add variable
          </Button>
          <Button disabled={!grid.maySetSecrets} onClick={() => setAdding('secret')}>
            <KeyRound aria-hidden />
            Add secret
          </Button>
        </span>
      </GridToolbar>
      {grid.rows.length === 0 && isFiltered ? (
        <EmptyState
          icon={<SearchX />}
          title="No such settings"
          action={
            <Button
              onClick={() => {
                setText(undefined);
                setShow('all');
              }}
            >
              Show all
            </Button>
          }
        >
          {show === 'missing' && text === ''
            ? 'Every stage has every variable and secret that another has.'
            : show === 'differences' && text === ''
              ? 'The stages have the same settings.'
              : `Nothing here is called “${text}”.`}
        </EmptyState>
      ) : (
        <StagesGrid {...grid} onOpenStage={openStage} />
      )}
      {adding === 'variable' && <AddVariableDialog edits={edits} onClose={() => setAdding(undefined)} />}
      {adding === 'secret' && (
        <SecretDialog
          name={undefined}
          stages={stages}
          chosen={stages.length === 1 ? stages.map((each) => each.id) : []}
          onClose={() => setAdding(undefined)}
        />
      )}
    </>
  );
}
