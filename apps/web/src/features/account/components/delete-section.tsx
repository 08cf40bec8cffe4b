'use client';

import { useState } from 'react';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';
import { later } from '@/lib/later';
import { useAccount } from '../hooks';

const DeleteDialog = later(() => import('./delete-dialog').then((module) => module.DeleteDialog));

export function DeleteSection() {
  const account = useAccount().data;
  const [isDeleting, setIsDeleting] = useState(false);
  if (account === undefined) return null;
  return (
    <SettingsSection title="Delete account" description="You and what is yours alone leave this studio.">
      <Button variant="danger-quiet" onClick={() => setIsDeleting(true)}>
        Delete account
      </Button>
      {isDeleting && <DeleteDialog account={account} onClose={() => setIsDeleting(false)} />}
    </SettingsSection>
  );
}
