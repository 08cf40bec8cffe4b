'use client';

import { PlugZap, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { StatusDot } from '@/components/ui/status-dot';
import { useWebsocketClient } from '../hooks';
import type { ClientState } from '../model/client-log';
import type { MessageTemplate } from '../model/message-templates';
import { ClientMessages } from './client-messages';
import { MessageComposer } from './message-composer';

type ClientCardProps = {
  number: number;
  stageId: string;
  templates: readonly MessageTemplate[];
  onRemove: () => void;
};

const stateWords = {
  opening: { tone: 'busy', label: 'Connecting…' },
  open: { tone: 'success', label: 'Connected' },
  closed: { tone: 'idle', label: 'Closed' },
  failed: { tone: 'danger', label: 'Failed' },
} as const satisfies Record<ClientState, unknown>;

/** One client: connects at once, shows what it hears and says, and can be connected again. */
export function ClientCard({ number, stageId, templates, onRemove }: ClientCardProps) {
  const client = useWebsocketClient(stageId);
  const [query, setQuery] = useState('');
  const hasConnected = useRef(false);
  const connect = useEffectEvent(() => {
    // Once, though React runs effects twice while one develops.
    if (!hasConnected.current) void client.open('');
    hasConnected.current = true;
  });
  useEffect(() => connect(), []);
  const { state } = client.log;
  const { tone, label } = stateWords[state];
  const isOpen = state === 'open' || state === 'opening';
  return (
    <article aria-label={`Client ${number}`} className="flex min-w-72 flex-1 snap-start flex-col">
      <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 px-3 py-1">
        <h3 className="shrink-0 font-medium text-xs">Client {number}</h3>
        <span role="status" className="flex shrink-0 items-center gap-1 text-fg-muted text-xs">
          <StatusDot tone={tone} />
          {label}
        </span>
        <span className="ml-auto flex min-w-0 items-center gap-1">
          {!isOpen && (
            <>
              <Input
                isMono
                aria-label={`Query string of client ${number}`}
                placeholder="?query=string"
                className="w-28"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && void client.open(withoutMark(query))}
              />
              <Button size="md" onClick={() => void client.open(withoutMark(query))}>
                <PlugZap />
                Reconnect
              </Button>
            </>
          )}
          {isOpen && (
            <Button size="sm" variant="ghost" disabled={state === 'opening'} onClick={() => void client.close()}>
              Disconnect
            </Button>
          )}
          <IconButton label={`Remove client ${number}`} size="sm" onClick={onRemove}>
            <X />
          </IconButton>
        </span>
      </header>
      <ClientMessages log={client.log} label={`Messages of client ${number}`} />
      <MessageComposer
        label={`Message of client ${number}`}
        templates={templates}
        canSend={state === 'open'}
        onSend={client.send}
      />
    </article>
  );
}

function withoutMark(query: string): string {
  return query.trim().replace(/^\?/, '');
}
