'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { ArrowLeftRight, Equal } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { useUrlState, writeUrlState } from '@/lib/url-state';
import type { StageEdits } from '../../hooks';
import type { GridFilter } from '../../model/grid-rows';
import { StagesGrid } from '../grid/stages-grid';
import { GridToolbar } from './grid-toolbar';
import { useGrid } from './use-grid';

type CompareViewProps = { edits: StageEdits; projectId: string; openStage: (name: string) => void };

/** Two stages side by side: at first only that in which they differ. */
export function CompareView({ edits, projectId, openStage }: CompareViewProps) {
  const all = edits.stages ?? [];
  const [from] = useUrlState('from');
  const [to] = useUrlState('to');
  const first = all.find((each) => each.name === from) ?? all[0];
  const second =
    all.find((each) => each.name === to && each.id !== first?.id) ?? all.find((each) => each.id !== first?.id);
  const [filter, setFilter] = useState<GridFilter>({ text: '', show: 'differences' });
  const stages = first === undefined || second === undefined ? [] : [first, second];
  const grid = useGrid({ projectId, edits, stages, filter });
  if (first === undefined || second === undefined) {
    return (
      <EmptyState icon={<Equal />} title="Nothing to compare">
        The project has one stage. With a second, this page shows in what they differ.
      </EmptyState>
    );
  }
  const options = all.map((each) => ({ value: each.name, label: each.name }));
  return (
    <>
      <GridToolbar filter={filter} onChange={setFilter}>
        <span className="flex flex-wrap items-center gap-1.5 md:ml-auto">
          <Select
            aria-label="Stage at the left"
            className="w-36"
            value={first.name}
            options={options}
            onChange={(name) => writeUrlState({ from: name, ...(name === second.name ? { to: first.name } : {}) })}
          />
          <IconButton label="Change sides" onClick={() => writeUrlState({ from: second.name, to: first.name })}>
            <ArrowLeftRight />
          </IconButton>
          <Select
            aria-label="Stage at the right"
            className="w-36"
            value={second.name}
            options={options.filter((each) => each.value !== first.name)}
            onChange={(name) => writeUrlState({ from: first.name, to: name })}
          />
        </span>
      </GridToolbar>
      <p className="border-line border-b px-3 py-1.5 text-fg-muted text-xs">{deployedWords(first, second)}</p>
      {grid.rows.length === 0 && filter.text === '' ? (
        <EmptyState
          icon={<Equal />}
          title={filter.show === 'missing' ? 'Neither lacks anything' : 'The same settings'}
          action={<Button onClick={() => setFilter({ text: '', show: 'all' })}>Show all settings</Button>}
        >
          {filter.show === 'missing'
            ? `${first.name} and ${second.name} have the same variables and secrets.`
            : `${first.name} and ${second.name} are set alike. Values of secrets are not compared.`}
        </EmptyState>
      ) : (
        <StagesGrid {...grid} onOpenStage={openStage} />
      )}
    </>
  );
}

/** What runs in each, which no setting says. */
function deployedWords(first: Stage, second: Stage): string {
  const words = ({ name, deployed }: Stage) =>
    deployed === null
      ? `${name} runs nothing yet`
      : `${name} runs revision ${deployed.appRevision} of the design (deployment #${deployed.number})`;
  const isSame = first.deployed !== null && first.deployed.appRevision === second.deployed?.appRevision;
  return isSame
    ? `Both run revision ${first.deployed?.appRevision} of the design.`
    : `${words(first)}; ${words(second)}.`;
}
