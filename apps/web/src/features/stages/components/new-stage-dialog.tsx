'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
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
  const formId = useId();
  const [name, setName] = useState('');
  const [target, setTarget] = useState<WantedTarget>({ type: 'local' });
  const project = useQuery(api.projects.get.queryOptions({ input: { projectId } })).data;
  const creation = useCreateStage(projectId, onCreated);
  const problem = name === '' ? undefined : problemOf(name, taken);
  const create = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '' && problem === undefined && !creation.isPending) creation.mutate({ name, target });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="New stage"
        description="A place where the app runs, with an address, data and settings of its own."
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              form={formId}
              variant="primary"
              disabled={name === '' || problem !== undefined}
              isBusy={creation.isPending}
            >
              Create stage
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={create} className="space-y-3">
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
          {creation.isError && <ErrorState layout="row" what="The stage could not be created" error={creation.error} />}
        </form>
      </DialogContent>
    </Dialog>
  );
}

function problemOf(name: string, taken: readonly string[]): string | undefined {
  if (!/^[a-z]/.test(name)) return 'Begin with a letter.';
  if (!/^[a-z0-9-]*$/.test(name)) return 'Use small letters, digits and -.';
  if (name.length > 32) return `Use at most 32 characters; these are ${name.length}.`;
  if (taken.includes(name)) return `The project has a stage “${name}” already.`;
  return undefined;
}
