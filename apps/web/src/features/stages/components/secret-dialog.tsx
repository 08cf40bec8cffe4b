'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { secretNameProblem } from '../model/secret-name';
import { StageChoices } from './grid/copy-dialog';

type SecretDialogProps = {
  /** Undefined: a new one, which is named here. */
  name: string | undefined;
  stages: readonly Stage[];
  chosen: readonly string[];
  onClose: () => void;
};

/** Sets a secret, or replaces its value, in one stage or several. What it was is never shown. */
export function SecretDialog({ name: given, stages, chosen: first, onClose }: SecretDialogProps) {
  const queryClient = useQueryClient();
  const [name, setName] = useState(given ?? '');
  const [value, setValue] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(first));
  const problem = secretNameProblem(
    name,
    stages.filter((each) => chosen.has(each.id)),
  );
  const saving = useMutation({
    mutationFn: async () => {
      for (const stageId of chosen) await client.secrets.set({ stageId, name, value });
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: api.secrets.key() }),
        queryClient.invalidateQueries({ queryKey: api.stages.list.key() }),
      ]),
    onSuccess: () => {
      toast.success(`${name} is set`, { description: 'Functions get it at the next deployment.' });
      onClose();
    },
  });
  const canSave = name !== '' && value !== '' && chosen.size > 0 && problem === undefined;
  const [only] = stages.filter((each) => chosen.has(each.id));
  const isOfOne = given !== undefined && first.length === 1;
  return (
    <FormDialog
      title={given === undefined ? 'New secret' : isOfOne ? `${given} of ${only?.name ?? ''}` : given}
      description="Write-only: stored encrypted, given to functions as an environment variable at the next deployment, never shown again."
      submitLabel={isOfOne && only?.config.secrets.includes(name) ? 'Replace value' : 'Set secret'}
      canSubmit={canSave}
      isBusy={saving.isPending}
      failure={saving.isError ? { what: 'The secret could not be set', error: saving.error } : undefined}
      onSubmit={() => saving.mutate()}
      onClose={onClose}
    >
      {given === undefined && (
        <Field
          label="Name"
          help="Capital letters, digits and _, two at the least."
          {...(problem === undefined ? {} : { error: problem })}
        >
          {(ids) => (
            <Input
              {...ids}
              isMono
              autoFocus
              autoComplete="off"
              placeholder="STRIPE_KEY"
              value={name}
              onChange={(event) => setName(event.target.value.trim().toUpperCase())}
            />
          )}
        </Field>
      )}
      <Field
        label="Value"
        help="At most 4,096 characters."
        {...(given !== undefined && problem !== undefined ? { error: problem } : {})}
      >
        {(ids) => (
          <Input
            {...ids}
            isMono
            type="password"
            autoFocus={given !== undefined}
            autoComplete="new-password"
            maxLength={4096}
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      {!isOfOne && (
        <StageChoices
          stages={stages}
          chosen={chosen}
          onToggle={(id, isChosen) =>
            setChosen((now) => {
              const next = new Set(now);
              if (isChosen) next.add(id);
              else next.delete(id);
              return next;
            })
          }
          wordsOf={(stage) => (stage.config.secrets.includes(name) ? 'replaces its value' : 'not set')}
        />
      )}
    </FormDialog>
  );
}
