'use client';

import type { Secret, Stage } from '@chalice-studio/control-plane/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { RelativeTime } from '@/components/ui/relative-time';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';
import { secretNameProblem } from '../model/secret-name';

export function SecretsSection({ stage }: { stage: Stage }) {
  const secrets = useQuery(api.secrets.list.queryOptions({ input: { stageId: stage.id } }));
  const refresh = useRefresh(stage);
  const [isAdding, setIsAdding] = useState(false);
  const [deleting, setDeleting] = useState<Secret>();
  const deletion = useMutation({
    mutationFn: (name: string) => client.secrets.delete({ stageId: stage.id, name }),
    onSuccess: async () => {
      setDeleting(undefined);
      await refresh();
    },
    onError: (error) => toast.failure('The secret could not be deleted', error),
  });
  return (
    <SettingsSection
      title="Secrets"
      description="Write-only: a value can be replaced, never read. Functions get them as environment variables at the next deployment."
    >
      {secrets.isError && (
        <ErrorState
          layout="row"
          what="The secrets could not be loaded"
          error={secrets.error}
          onRetry={() => secrets.refetch()}
        />
      )}
      {secrets.isPending && (
        <Loading what="secrets">
          <Skeleton className="h-9 w-full" />
        </Loading>
      )}
      {secrets.data !== undefined && secrets.data.length > 0 && (
        <ul aria-label="Secrets" className="divide-y divide-line rounded-md border bg-surface">
          {secrets.data.map((secret) => (
            <li key={secret.name} className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <KeyRound aria-hidden className="size-3.5 shrink-0 text-fg-subtle" />
              <span className="min-w-0 truncate font-mono text-xs" title={secret.name}>
                {secret.name}
              </span>
              <span className="ml-auto text-fg-subtle text-xs">
                version {secret.version} · {secret.setBy.name} · <RelativeTime at={secret.setAt} />
              </span>
              <IconButton label={`Delete ${secret.name}`} size="sm" onClick={() => setDeleting(secret)}>
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <SecretForm stage={stage} known={secrets.data ?? []} onDone={() => setIsAdding(false)} />
      ) : (
        <Button onClick={() => setIsAdding(true)} disabled={secrets.isPending}>
          <Plus aria-hidden />
          Set a secret
        </Button>
      )}
      {deleting !== undefined && (
        <AlertDialog
          open
          onOpenChange={(open) => !open && setDeleting(undefined)}
          title={`Delete the secret ${deleting.name}?`}
          description={
            <p>
              Its value goes and cannot be brought back. Functions that are deployed keep it until the next deployment
              to {stage.name}, and are without it from then on.
            </p>
          }
          confirmLabel="Delete secret"
          onConfirm={() => deletion.mutate(deleting.name)}
          isBusy={deletion.isPending}
        />
      )}
    </SettingsSection>
  );
}

function SecretForm({ stage, known, onDone }: { stage: Stage; known: readonly Secret[]; onDone: () => void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const refresh = useRefresh(stage);
  const isReplacing = known.some((secret) => secret.name === name);
  const problem = secretNameProblem(name, [stage]);
  const saving = useMutation({
    mutationFn: () => client.secrets.set({ stageId: stage.id, name, value }),
    onSuccess: async () => {
      await refresh();
      toast.success(`${name} is set`, { description: `Deploy to ${stage.name} for functions to get it.` });
      onDone();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (problem === undefined && name !== '' && value !== '') saving.mutate();
  };
  return (
    <form onSubmit={save} aria-label="Set a secret" className="space-y-3 rounded-md border bg-surface p-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label="Name"
          error={problem}
          help={isReplacing ? 'It exists: its value is replaced.' : 'Capital letters, digits and _, two at the least.'}
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
        <Field label="Value" help="Stored encrypted; nobody reads it here again.">
          {(ids) => (
            <Input
              {...ids}
              isMono
              type="password"
              autoComplete="new-password"
              maxLength={4096}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
      </div>
      {saving.isError && <ErrorState layout="row" what="The secret could not be set" error={saving.error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          disabled={name === '' || value === '' || problem !== undefined}
          isBusy={saving.isPending}
        >
          {isReplacing ? 'Replace value' : 'Set secret'}
        </Button>
      </div>
    </form>
  );
}

/** The list, and the names in the stage's configuration. */
function useRefresh(stage: Stage): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: api.secrets.list.key({ input: { stageId: stage.id } }) }),
      queryClient.invalidateQueries({ queryKey: api.stages.list.key({ input: { projectId: stage.projectId } }) }),
    ]);
}
