'use client';

import type { Account } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { useRefreshAccount } from '../hooks';
import { PresentPassword } from './present-password';

export function EmailDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [email, setEmail] = useState('');
  const [current, setCurrent] = useState('');
  const refresh = useRefreshAccount();
  const change = useMutation({
    mutationFn: () => client.account.changeEmail({ email: email.trim(), ...(account.hasPassword ? { current } : {}) }),
    onSuccess: (outcome) => {
      if (outcome === 'changed') toast.success('Your address is changed');
      else toast.success('Look into your mail', { description: `A link went to ${email.trim()}: open it here.` });
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      title="Change e-mail address"
      description={
        account.canMail
          ? 'You get a mail at the new address, and have it once you open the link in there. Until then this one stays.'
          : 'This studio has no mail server, so nobody asks whether the address is yours. You sign in with it from now on.'
      }
      submitLabel={account.canMail ? 'Send the link' : 'Change address'}
      canSubmit={/^\S+@\S+$/.test(email.trim()) && (!account.hasPassword || current !== '')}
      isBusy={change.isPending}
      failure={change.isError ? { what: 'The address could not be changed', error: change.error } : undefined}
      noValidate
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      <Field label="New e-mail address">
        {(ids) => (
          <Input
            {...ids}
            type="email"
            autoComplete="email"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <PresentPassword account={account} value={current} onChange={setCurrent} />
    </FormDialog>
  );
}
