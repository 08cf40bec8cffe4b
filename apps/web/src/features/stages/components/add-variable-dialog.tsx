'use client';

import { useState } from 'react';
import { StageName } from '@/components/stage-name';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { StageEdits } from '../hooks';
import { variableProblem } from './fields/settings-form';

type AddVariableDialogProps = { edits: StageEdits; onClose: () => void };

/** A variable in all stages at once: one value for all, or each stage its own; a stage that is left empty does not get it. */
export function AddVariableDialog({ edits, onClose }: AddVariableDialogProps) {
  const stages = edits.stages ?? [];
  const [name, setName] = useState('');
  const [common, setCommon] = useState('');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const valueIn = (id: string) => own[id] ?? common;
  const given = stages.filter((each) => valueIn(each.id) !== '');
  const problem = name === '' ? undefined : problemOf(name, stages);
  const canAdd = name !== '' && problem === undefined && given.length > 0;
  const add = () => {
    const path = ['settings', 'environmentVariables', name];
    const changes = given.map(({ id }) => ({ stageId: id, edits: [{ path, value: valueIn(id) }] }));
    if (!edits.edit(changes, `${name} in ${given.length} stages`)) return;
    toast.success(`${name} is set in ${given.length === 1 ? '1 stage' : `${given.length} stages`}`, {
      action: { label: 'Undo', onClick: edits.undo },
    });
    onClose();
  };
  return (
    <FormDialog
      title="New environment variable"
      description="Everybody who may read a function’s configuration reads it. Keys and passwords are secrets."
      submitLabel={`Add to ${given.length} ${given.length === 1 ? 'stage' : 'stages'}`}
      canSubmit={canAdd}
      onSubmit={add}
      onClose={onClose}
    >
      <Field label="Name" {...(problem === undefined ? {} : { error: problem })}>
        {(ids) => (
          <Input
            {...ids}
            isMono
            autoFocus
            autoComplete="off"
            placeholder="LOG_LEVEL"
            value={name}
            onChange={(event) => setName(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label="Value in all stages" isOptional>
        {(ids) => (
          <Input
            {...ids}
            isMono
            autoComplete="off"
            value={common}
            onChange={(event) => setCommon(event.target.value)}
          />
        )}
      </Field>
      <fieldset>
        <legend className="pb-1 font-medium text-fg text-xs">Or each stage its own</legend>
        <ul className="divide-y divide-line rounded-md border">
          {stages.map((stage) => (
            <li
              key={stage.id}
              className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] items-center gap-2 px-3 py-1.5"
            >
              <StageName stage={stage} />
              <Input
                isMono
                autoComplete="off"
                aria-label={`Value in ${stage.name}`}
                placeholder={common === '' ? 'not set' : common}
                value={own[stage.id] ?? ''}
                onChange={(event) => setOwn({ ...own, [stage.id]: event.target.value })}
              />
            </li>
          ))}
        </ul>
      </fieldset>
    </FormDialog>
  );
}

type Stages = NonNullable<StageEdits['stages']>;

function problemOf(name: string, stages: Stages): string | undefined {
  const having = stages.find((stage) => Object.hasOwn(stage.config.settings.environmentVariables ?? {}, name));
  if (having !== undefined) return `${name} is set in ${having.name} already: edit its row in the table.`;
  return variableProblem(
    name,
    stages.flatMap((stage) => stage.config.secrets),
  );
}
