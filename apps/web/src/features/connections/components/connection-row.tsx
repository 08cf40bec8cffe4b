import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { Send, Unplug } from 'lucide-react';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusDot } from '@/components/ui/status-dot';
import { TableCell } from '@/components/ui/table';
import { CONNECTION_STATE_WORDS } from '../constants';

type ConnectionRowProps = {
  connection: ConnectionRecord;
  canAct: boolean;
  onSend: (connection: ConnectionRecord) => void;
  onDisconnect: (connection: ConnectionRecord) => void;
};

/** The cells of one connection. Its user agent says whatever the client likes: it is only ever text. */
export function ConnectionRow({ connection, canAct, onSend, onDisconnect }: ConnectionRowProps) {
  const { label, tone, explanation } = CONNECTION_STATE_WORDS[connection.state];
  const { connectionId, userAgent, sourceIp } = connection;
  return (
    <>
      <TableCell className="pl-4">
        <span className="flex min-w-0 items-center gap-1">
          <MiddleTruncate text={connectionId} tail={5} className="font-mono text-xs" />
          <CopyButton value={connectionId} label="Copy connection id" />
        </span>
      </TableCell>
      <TableCell>
        <span title={explanation} className="flex items-center gap-1.5 whitespace-nowrap text-xs">
          <StatusDot tone={tone} />
          {label}
        </span>
      </TableCell>
      <TableCell className="text-fg-muted text-xs">
        <RelativeTime at={connection.connectedAt} />
      </TableCell>
      <TableCell className="text-fg-muted text-xs">
        <RelativeTime at={connection.lastActiveAt} />
      </TableCell>
      <TableCell title={sourceIp} className="truncate font-mono text-fg-muted text-xs">
        {sourceIp}
      </TableCell>
      <TableCell title={userAgent} className="truncate text-fg-muted text-xs">
        {userAgent ?? '–'}
      </TableCell>
      <TableCell className="text-xs tabular-nums">{connection.messagesIn?.toLocaleString('en') ?? '–'}</TableCell>
      <TableCell className="text-xs tabular-nums">{connection.messagesOut?.toLocaleString('en') ?? '–'}</TableCell>
      <TableCell>
        {canAct && (
          <span className="flex justify-end gap-0.5">
            <IconButton label="Send message" size="sm" side="left" onClick={() => onSend(connection)}>
              <Send />
            </IconButton>
            <IconButton label="Disconnect" size="sm" side="left" onClick={() => onDisconnect(connection)}>
              <Unplug />
            </IconButton>
          </span>
        )}
      </TableCell>
    </>
  );
}
