'use client';

import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { AccountState } from './account-state';
import { DeleteAccountDialog } from './delete-account-dialog';
import { RenameDialog } from './rename-dialog';

export function AccountHeader({ account, mayWrite }: { account: AwsAccount; mayWrite: boolean }) {
  const [asked, setAsked] = useState<'rename' | 'delete'>();
  const { name, accountId, region, state } = account;
  return (
    <header className="flex items-start gap-2">
      <div className="min-w-0 flex-1 space-y-1">
        <h1 className="font-semibold text-fg text-xl tracking-tight [overflow-wrap:anywhere]">{name}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-fg-muted text-xs">
          <AccountState state={state} />
          {accountId !== null && (
            <span className="inline-flex items-center gap-1">
              <span className="font-mono">{accountId}</span>
              <CopyButton value={accountId} label="Copy the account’s number" />
            </span>
          )}
          <span>{region}</span>
        </p>
      </div>
      {mayWrite && (
        <>
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <IconButton label="More" variant="secondary">
                <Ellipsis />
              </IconButton>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem onSelect={() => setAsked('rename')}>Rename…</DropdownMenuItem>
              <DropdownMenuItem isDangerous onSelect={() => setAsked('delete')}>
                Delete connection…
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
          {asked === 'rename' && <RenameDialog account={account} onClose={() => setAsked(undefined)} />}
          <DeleteAccountDialog account={account} open={asked === 'delete'} onOpenChange={() => setAsked(undefined)} />
        </>
      )}
    </header>
  );
}
