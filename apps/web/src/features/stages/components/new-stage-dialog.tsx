'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { api } from '@/lib/api';
import { useCreateStage, type WantedTarget } from '../hooks';
import { TargetField } from './target-field';

type NewStageDialogProps = {
  projectId: string;
  taken: readonly string[];
  onClose: () => void;
  onCreated: (stage: Stage) => void;
};

export function NewStageDialog({ projectId, taken, onClose, onCreated }: NewStageDialogProps) {
  const [name, setName] = useState('');
  const [target, setTarget] = useState<WantedTarget>({ type: 'local' });
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data;
  const creation = useCreateStage(projectId, onCreated);
  const problem = name === '' ? undefined : problemOf(name, taken);
  return (
    <FormDialog
      title="New stage"
      description="A place where the app runs, with an address, data and settings of its own."
      submitLabel="Create stage"
      canSubmit={name !== '' && problem === undefined}
      isBusy={creation.isPending}
      failure={creation.isError ? { what: 'The stage could not be created', error: creation.error } : undefined}
      onSubmit={() => creation.mutate({ name, target })}
      onClose={onClose}
    >
      <Field
        label="Name"
        error={problem}
        help="Small letters, digits and -: staging, pr-42. It cannot be changed later."
      >
        {(ids) => (
          <Input
            {...ids}
            isMono
            autoFocus
            autoComplete="off"
            maxLength={64}
            value={name}
            onChange={(event) => setName(event.target.value.toLowerCase())}
          />
        )}
      </Field>
      <TargetField teamId={project?.teamId} value={target} onChange={setTarget} />
    </FormDialog>
  );
}

function problemOf(name: string, taken: readonly string[]): string | undefined {
  if (!/^[a-z]/.test(name)) return 'Begin with a letter.';
  if (!/^[a-z0-9-]*$/.test(name)) return 'Use small letters, digits and -.';
  if (name.length > 32) return `Use at most 32 characters; these are ${name.length}.`;
  if (taken.includes(name)) return `The project has a stage “${name}” already.`;
  return undefined;
}
