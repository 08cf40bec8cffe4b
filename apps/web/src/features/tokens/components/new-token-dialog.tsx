'use client';

import type { NewApiToken, ServiceAccount, Team } from '@chalice-studio/control-plane/contract';
import { type Scope, scopeNames, scopes as scopeTable } from '@chalice-studio/control-plane/permissions';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SecretField } from '@/components/secret-field';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { NameField } from '@/components/ui/name-field';
import { Select } from '@/components/ui/select';
import { api, client } from '@/lib/api';
import { useRefreshTokens } from '../hooks';

const days = [7, 30, 90, 366].map((count) => ({
  value: String(count),
  label: count === 366 ? 'A year' : `${count} days`,
}));
const WHOLE_TEAM = 'team';

type Owner = { kind: 'me' } | { kind: 'service-account'; account: ServiceAccount };
type NewTokenDialogProps = { owner: Owner; team: Team; onClose: () => void };

/** Makes a token for whoever is signed in, or for a service account, and shows it: now or never. */
export function NewTokenDialog({ owner, team, onClose }: NewTokenDialogProps) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Scope>>(new Set<Scope>(['read']));
  const [expires, setExpires] = useState('30');
  const [place, setPlace] = useState(WHOLE_TEAM);
  const projects = useQuery(api.projects.list.queryOptions({ input: { teamId: team.id } })).data ?? [];
  const refresh = useRefreshTokens();
  const creation = useMutation({
    mutationFn: () => {
      const wanted = { name, scopes: scopeNames.filter((scope) => chosen.has(scope)), expiresInDays: Number(expires) };
      const project = place === WHOLE_TEAM ? {} : { projectId: place };
      if (owner.kind === 'me') return client.apiTokens.create({ ...wanted, teamId: team.id, ...project });
      const ofAccount = { teamId: team.id, serviceAccountId: owner.account.id };
      return client.serviceAccounts.createToken({ ...wanted, ...ofAccount, ...project });
    },
    onSettled: refresh,
  });
  const toggle = (scope: Scope, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(scope);
    else next.delete(scope);
    setChosen(next);
  };
  const isReady = name.trim() !== '' && chosen.size > 0;
  if (creation.data !== undefined) return <MadeToken made={creation.data} onClose={onClose} />;
  return (
    <FormDialog
      title={owner.kind === 'me' ? 'New token' : `New token for ${owner.account.name}`}
      description={
        owner.kind === 'me'
          ? 'It acts for you, as far as your role and its scopes go.'
          : `It acts for the service account, ${owner.account.role} in ${team.name}.`
      }
      className="max-w-lg"
      submitLabel="Create token"
      canSubmit={isReady}
      isBusy={creation.isPending}
      failure={creation.isError ? { what: 'The token could not be made', error: creation.error } : undefined}
      onSubmit={() => creation.mutate()}
      onClose={onClose}
    >
      <NameField
        value={name}
        onChange={setName}
        maxLength={80}
        placeholder="GitHub Actions"
        help="Where it is used, so that you know it again."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="For">
          {(ids) => (
            <Select
              {...ids}
              value={place}
              onChange={setPlace}
              className="w-full"
              options={[
                { value: WHOLE_TEAM, label: `All of ${team.name}` },
                ...projects.map((project) => ({
                  value: project.id,
                  label: project.name,
                  description: 'This project alone',
                })),
              ]}
            />
          )}
        </Field>
        <Field label="Expires after">
          {(ids) => <Select {...ids} value={expires} onChange={setExpires} options={days} className="w-full" />}
        </Field>
      </div>
      <ScopeChoice chosen={chosen} onToggle={toggle} />
    </FormDialog>
  );
}

type ScopeChoiceProps = { chosen: ReadonlySet<Scope>; onToggle: (scope: Scope, isOn: boolean) => void };

function ScopeChoice({ chosen, onToggle }: ScopeChoiceProps) {
  return (
    <fieldset className="space-y-2">
      <legend className="pb-1 font-medium text-fg text-xs">Scopes</legend>
      {scopeNames.map((scope) => (
        <div key={scope}>
          <Checkbox
            checked={chosen.has(scope)}
            onChange={(isOn) => onToggle(scope, isOn)}
            label={
              <>
                <span className="font-medium text-fg">{scopeTable[scope].title}</span>{' '}
                <span className="text-fg-muted">{scopeTable[scope].words}</span>
              </>
            }
          />
        </div>
      ))}
      <p className="text-fg-subtle text-xs">People, sharing and tokens themselves are for no token.</p>
    </fieldset>
  );
}

function MadeToken({ made, onClose }: { made: NewApiToken; onClose: () => void }) {
  const { token, secret } = made;
  const url = `${window.location.origin}/api/v1/me`;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Copy the token ${token.name}`}
        description="It is shown here once: the studio keeps only its fingerprint."
        className="max-w-lg"
        // What is shown once is not lost by a click beside it.
        onInteractOutside={(event) => event.preventDefault()}
        footer={
          <Button variant="primary" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <div className="space-y-4">
          <SecretField label="Token" value={secret} />
          <div className="space-y-1">
            <p className="font-medium text-fg text-xs">Try it</p>
            <CodeBlock code={`curl -H "Authorization: Bearer $STUDIO_TOKEN" ${url}`} />
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}
