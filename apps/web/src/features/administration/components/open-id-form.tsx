'use client';

import type { OpenIdSettings } from '@chalice-studio/control-plane/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { api, client } from '@/lib/api';

type OpenIdFormProps = { settings: OpenIdSettings | null; onDone: () => void };

const empty = { name: '', issuer: '', clientId: '', allowedDomains: [], mayJoin: false, isRequired: false };

/** A provider as it is, or a new one. The secret is written only: nothing gives it back. */
export function OpenIdForm({ settings, onDone }: OpenIdFormProps) {
  const former = settings ?? empty;
  const [values, setValues] = useState({ ...former, domains: former.allowedDomains.join(', '), clientSecret: '' });
  const set = (changed: Partial<typeof values>) => setValues({ ...values, ...changed });
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () => {
      const { domains, clientSecret, ...rest } = values;
      const allowedDomains = domains.split(/[\s,]+/).filter((domain) => domain !== '');
      return client.openId.set({ ...rest, allowedDomains, ...(clientSecret !== '' && { clientSecret }) });
    },
    onSuccess: (found) => {
      queryClient.setQueryData(api.openId.get.queryKey(), found);
      set({ clientSecret: '' });
      toast.success(`People can sign in with ${values.name}`);
      onDone();
    },
  });
  const checking = useMutation({ mutationFn: () => client.openId.check({ issuer: values.issuer.trim() }) });
  const isReady = [values.name, values.issuer, values.clientId].every((value) => value.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) saving.mutate();
  };
  return (
    <form
      onSubmit={submit}
      aria-label="OpenID Connect"
      noValidate
      className="space-y-4 rounded-lg border bg-surface p-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" help="As the button says it: “Sign in with …”.">
          {(ids) => (
            <Input
              {...ids}
              maxLength={40}
              placeholder="Acme"
              value={values.name}
              onChange={(e) => set({ name: e.target.value })}
            />
          )}
        </Field>
        <Field label="Issuer" help="The provider’s own address.">
          {(ids) => (
            <Input
              {...ids}
              isMono
              placeholder="https://login.example.com"
              value={values.issuer}
              onChange={(e) => set({ issuer: e.target.value })}
            />
          )}
        </Field>
        <Field label="Client id">
          {(ids) => (
            <Input
              {...ids}
              isMono
              autoComplete="off"
              value={values.clientId}
              onChange={(e) => set({ clientId: e.target.value })}
            />
          )}
        </Field>
        <Field label="Client secret" help="Sealed; nobody can read it again.">
          {(ids) => (
            <Input
              {...ids}
              isMono
              type="password"
              autoComplete="new-password"
              placeholder={settings === null ? '' : 'Kept; type to replace it'}
              value={values.clientSecret}
              onChange={(e) => set({ clientSecret: e.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label="Domains"
        isOptional
        help="Only addresses of these come in. The provider then speaks for them: an account that was made here with such an address, and never confirmed it, goes to who the provider says owns it."
      >
        {(ids) => (
          <Input
            {...ids}
            isMono
            placeholder="example.com, example.org"
            value={values.domains}
            onChange={(e) => set({ domains: e.target.value })}
          />
        )}
      </Field>
      <div className="space-y-2">
        <div>
          <Checkbox
            checked={values.mayJoin}
            onChange={(mayJoin) => set({ mayJoin })}
            label="Its people may join although sign-up is closed or by invitation"
          />
        </div>
        <div>
          <Checkbox
            checked={values.isRequired}
            onChange={(isRequired) => set({ isRequired })}
            label="Everybody has to use it; passwords and passkeys are for administrators only"
          />
        </div>
      </div>
      {saving.isError && <ErrorState layout="row" what="The provider could not be saved" error={saving.error} />}
      {checking.isError && <ErrorState layout="row" what="The issuer was not found" error={checking.error} />}
      {checking.data !== undefined && (
        <p className="flex items-start gap-2 text-success-text text-xs" role="status">
          <CircleCheck className="size-4 shrink-0" aria-hidden />
          <span className="break-all">It answers as {checking.data.issuer}.</span>
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {settings === null && (
          <Button className="mr-auto" onClick={onDone}>
            Cancel
          </Button>
        )}
        <Button isBusy={checking.isPending} disabled={values.issuer.trim() === ''} onClick={() => checking.mutate()}>
          Ask the issuer
        </Button>
        <Button type="submit" variant="primary" disabled={!isReady} isBusy={saving.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
