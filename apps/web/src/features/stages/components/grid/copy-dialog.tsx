'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useState } from 'react';
import { StageName } from '@/components/stage-name';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { StageEdits } from '../../hooks';
import { type Value, valueAt } from '../../model/field-edits';
import { cellOf, pathOfRow, type ValueRow } from '../../model/grid-rows';

type CopyDialogProps = {
  row: Exclude<ValueRow, { type: 'secret' }>;
  from: Stage;
  edits: StageEdits;
  onClose: () => void;
};

/** Gives other stages a value of this one; those that lack it are chosen to begin with. */
export function CopyDialog({ row, from, edits, onClose }: CopyDialogProps) {
  const others = (edits.stages ?? []).filter((each) => each.id !== from.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(others.filter((each) => cellOf(row, each.config).state !== 'own').map((each) => each.id)),
  );
  const path = pathOfRow(row);
  const name = row.type === 'setting' ? row.field.label : row.name;
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const copy = () => {
    // Whatever stands in a stage's document is JSON.
    const value = valueAt(from.config, path) as Value;
    const changes = [...chosen].map((stageId) => ({ stageId, edits: [{ path, value }] }));
    if (!edits.edit(changes, `${name} copied from ${from.name}`)) return;
    const count = chosen.size === 1 ? '1 stage' : `${chosen.size} stages`;
    toast.success(`${name} copied to ${count}`, { action: { label: 'Undo', onClick: edits.undo } });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Copy ${name} of ${from.name}`}
        description={<span className="break-all font-mono text-xs">{cellOf(row, from.config).words}</span>}
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" disabled={chosen.size === 0} onClick={copy}>
              Copy to {chosen.size} {chosen.size === 1 ? 'stage' : 'stages'}
            </Button>
          </>
        }
      >
        <StageChoices stages={others} chosen={chosen} onToggle={toggle} wordsOf={(stage) => now(row, stage)} />
      </DialogContent>
    </Dialog>
  );
}

function now(row: ValueRow, stage: Stage): string {
  const cell = cellOf(row, stage.config);
  if (cell.isMissing) return 'not set';
  return cell.state === 'own' ? `replaces ${cell.words === '' ? '(empty)' : cell.words}` : `default: ${cell.words}`;
}

type StageChoicesProps = {
  stages: readonly Stage[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string, isChosen: boolean) => void;
  wordsOf: (stage: Stage) => string;
};

/** Stages to choose from, each with what it has now. */
export function StageChoices({ stages, chosen, onToggle, wordsOf }: StageChoicesProps) {
  const all = stages.every((each) => chosen.has(each.id));
  return (
    <div className="space-y-1">
      {stages.length > 2 && (
        <Checkbox
          checked={all ? true : chosen.size > 0 ? 'indeterminate' : false}
          onChange={(isChosen) => {
            for (const each of stages) if (chosen.has(each.id) !== isChosen) onToggle(each.id, isChosen);
          }}
          label="All stages"
        />
      )}
      <ul className="divide-y divide-line rounded-md border">
        {stages.map((stage) => (
          <li key={stage.id} className="flex items-center gap-3 px-3 py-1.5">
            <Checkbox
              checked={chosen.has(stage.id)}
              onChange={(isChosen) => onToggle(stage.id, isChosen)}
              label={<StageName stage={stage} />}
            />
            <span className="ml-auto min-w-0 truncate text-fg-subtle text-xs" title={wordsOf(stage)}>
              {wordsOf(stage)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
