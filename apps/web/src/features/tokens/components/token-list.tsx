'use client';

import type { ApiToken } from '@chalice-studio/control-plane/contract';
import { KeyRound, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { useRevokeToken } from '../hooks';

type TokenListProps = { tokens: readonly ApiToken[]; isOwn?: boolean; mayRevoke?: boolean };

export function TokenList({ tokens, isOwn = false, mayRevoke = true }: TokenListProps) {
  const [revoking, setRevoking] = useState<ApiToken>();
  const revocation = useRevokeToken({ isOwn, onRevoked: () => setRevoking(undefined) });
  return (
    <>
      <ul aria-label="Tokens" className="divide-y divide-line rounded-lg border bg-surface">
        {tokens.map((token) => (
          <TokenRow
            key={token.id}
            token={token}
            isOwn={isOwn}
            onRevoke={mayRevoke ? () => setRevoking(token) : undefined}
          />
        ))}
      </ul>
      {revoking !== undefined && (
        <AlertDialog
          open
          onOpenChange={(open) => !open && setRevoking(undefined)}
          title={`Revoke the token ${revoking.name}?`}
          description={
            <p>Whatever signs in with it is refused from now on. A token cannot be brought back; make a new one.</p>
          }
          confirmLabel="Revoke token"
          onConfirm={() => revocation.mutate(revoking)}
          isBusy={revocation.isPending}
        >
          {revocation.isError && (
            <ErrorState layout="row" what="The token could not be revoked" error={revocation.error} />
          )}
        </AlertDialog>
      )}
    </>
  );
}

type TokenRowProps = { token: ApiToken; isOwn: boolean; onRevoke: (() => void) | undefined };

function TokenRow({ token, isOwn, onRevoke }: TokenRowProps) {
  const { name, hint, owner, team, project, scopes, expiresAt, lastUsedAt } = token;
  const isOver = expiresAt <= Date.now();
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <span className="flex size-8 shrink-0 items-center justify-center rounded-md border text-fg-subtle">
        <KeyRound aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 truncate font-medium text-fg" title={name}>
            {name}
          </span>
          <span className="font-mono text-fg-subtle text-xs">chs_…{hint}</span>
          {isOver && <Badge tone="warning">Expired</Badge>}
        </p>
        <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
          {!isOwn && `${owner.name} · `}
          {project === null ? team.name : `${team.name} / ${project.name}`} ·{' '}
          {lastUsedAt === null ? (
            'never used'
          ) : (
            <>
              used <RelativeTime at={lastUsedAt} />
            </>
          )}{' '}
          · {isOver ? 'expired' : 'expires'} <RelativeTime at={expiresAt} />
        </p>
        <ul aria-label="Scopes" className="flex flex-wrap gap-1">
          {scopes.map((scope) => (
            <li key={scope}>
              <Badge tone="outline" className="font-mono">
                {scope}
              </Badge>
            </li>
          ))}
        </ul>
      </div>
      {onRevoke !== undefined && (
        <IconButton label={`Revoke ${name}`} size="sm" onClick={onRevoke}>
          <Trash2 />
        </IconButton>
      )}
    </li>
  );
}
