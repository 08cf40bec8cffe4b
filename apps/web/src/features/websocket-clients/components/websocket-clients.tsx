'use client';

import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { MessageTemplate } from '../model/message-templates';
import { ClientCard } from './client-card';

type WebsocketClientsProps = {
  stageId: string;
  /** One number for each client that is open, in the order in which they were opened. */
  clientNumbers: readonly number[];
  templates: readonly MessageTemplate[];
  onAdd: () => void;
  onRemove: (clientNumber: number) => void;
};

/** Clients side by side, as the people of an app would be: what one says, the others hear. */
export function WebsocketClients({ stageId, clientNumbers, templates, onAdd, onRemove }: WebsocketClientsProps) {
  if (clientNumbers.length === 0) return null;
  return (
    <section
      aria-label="WebSocket clients"
      className="flex h-[46vh] min-h-72 shrink-0 flex-col border-line border-t bg-surface"
    >
      <header className="flex h-9 shrink-0 items-center gap-2 border-line border-b px-4">
        <h2 className="font-medium text-xs">WebSocket clients</h2>
        <span className="hidden truncate text-fg-subtle text-xs sm:inline">
          The studio's server runs them; they end when you leave this page.
        </span>
        <Button size="sm" variant="ghost" className="ml-auto" onClick={onAdd}>
          <Plus />
          Another client
        </Button>
      </header>
      <div className="flex min-h-0 flex-1 snap-x divide-x divide-line overflow-x-auto">
        {clientNumbers.map((number) => (
          <ClientCard
            key={number}
            number={number}
            stageId={stageId}
            templates={templates}
            onRemove={() => onRemove(number)}
          />
        ))}
      </div>
    </section>
  );
}
