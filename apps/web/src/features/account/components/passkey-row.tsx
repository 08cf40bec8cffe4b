'use client';

import type { Passkey } from '@chalice-studio/control-plane/contract';
import { Fingerprint, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { FormDialog } from '@/components/ui/form-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { NameField } from '@/components/ui/name-field';
import { RelativeTime } from '@/components/ui/relative-time';
import { toast } from '@/components/ui/toast';
import { removePasskey, renamePasskey } from '@/lib/passkeys';
import { useFactorChange } from '../second-factors';

export function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const [shown, setShown] = useState<'rename' | 'remove'>();
  const close = () => setShown(undefined);
  const { name, createdAt, lastUsedAt, isSynced } = passkey;
  return (
    <li className="flex min-h-14 items-center gap-3 px-3 py-2">
      <Fingerprint className="size-4 shrink-0 text-fg-muted" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className="flex flex-wrap gap-x-2 text-fg-muted text-xs">
          <span>{isSynced ? 'On several devices' : 'On one device'}</span>
          {createdAt !== null && (
            <span>
              Added <RelativeTime at={createdAt} />
            </span>
          )}
          <span>{lastUsedAt === null ? 'Never used' : <LastUse at={lastUsedAt} />}</span>
        </p>
      </div>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More for ${name}`}>
            <MoreHorizontal />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setShown('rename')}>Rename</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setShown('remove')} isDangerous>
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {shown === 'rename' && <RenamePasskey passkey={passkey} onClose={close} />}
      {shown === 'remove' && <RemovePasskey passkey={passkey} onClose={close} />}
    </li>
  );
}

function LastUse({ at }: { at: number }) {
  return (
    <>
      Used <RelativeTime at={at} />
    </>
  );
}

type DialogProps = { passkey: Passkey; onClose: () => void };

function RenamePasskey({ passkey, onClose }: DialogProps) {
  const [name, setName] = useState(passkey.name);
  const renaming = useFactorChange(() => renamePasskey(passkey.id, name.trim()));
  return (
    <FormDialog
      title="Rename the passkey"
      submitLabel="Rename"
      canSubmit={name.trim() !== ''}
      isBusy={renaming.isPending}
      onSubmit={() => renaming.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} maxLength={60} error={renaming.error?.message} />
    </FormDialog>
  );
}

function RemovePasskey({ passkey, onClose }: DialogProps) {
  const removal = useFactorChange(() => removePasskey(passkey.id));
  const remove = () => {
    removal.mutate(undefined, {
      onSuccess: () => {
        toast.success(`${passkey.name} opens your account no more`);
        onClose();
      },
      onError: (error) => toast.failure('The passkey could not be removed', error),
    });
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Remove ${passkey.name}`}
      description={
        <p>
          It signs you in no more. The device keeps its half, which is worth nothing then; remove it there too, in its
          settings for passwords.
        </p>
      }
      confirmLabel="Remove passkey"
      isBusy={removal.isPending}
      onConfirm={remove}
    />
  );
}
