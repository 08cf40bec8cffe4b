'use client';

import type { Account } from '@chalice-studio/control-plane/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { NewPasswordField } from '@/components/new-password-field';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { FormDialog } from '@/components/ui/form-dialog';
import { toast } from '@/components/ui/toast';
import { client } from '@/lib/api';
import { minPasswordLength } from '@/lib/entrance';
import { useAccount, useRefreshAccount } from '../hooks';
import { PresentPassword } from './present-password';

export function PasswordSection() {
  const account = useAccount().data;
  const [isChanging, setIsChanging] = useState(false);
  if (account === undefined) return null;
  return (
    <SettingsSection title="Password" description="A new one signs you out of every other browser.">
      <Button onClick={() => setIsChanging(true)}>{account.hasPassword ? 'Change password' : 'Set a password'}</Button>
      {isChanging && <ChangePasswordDialog account={account} onClose={() => setIsChanging(false)} />}
    </SettingsSection>
  );
}

function ChangePasswordDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const refresh = useRefreshAccount();
  const change = useMutation({
    mutationFn: () => client.account.changePassword({ next, ...(account.hasPassword ? { current } : {}) }),
    onSuccess: () => {
      toast.success('Your password is changed', { description: 'Every other browser is signed out.' });
      refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      title={account.hasPassword ? 'Change password' : 'Set a password'}
      description="Every other browser is signed out. API tokens stay as they are."
      submitLabel="Set the password"
      canSubmit={next.length >= minPasswordLength && (!account.hasPassword || current !== '')}
      isBusy={change.isPending}
      failure={change.isError ? { what: 'The password could not be changed', error: change.error } : undefined}
      noValidate
      onSubmit={() => change.mutate()}
      onClose={onClose}
    >
      {/* For password managers: whose password it is. */}
      <input type="email" autoComplete="username" value={account.email} readOnly hidden />
      <PresentPassword account={account} value={current} onChange={setCurrent} />
      <NewPasswordField label="New password" words={[account.name, account.email]} value={next} onChange={setNext} />
    </FormDialog>
  );
}
