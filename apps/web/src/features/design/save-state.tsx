'use client';

import { CloudOff, TriangleAlert } from 'lucide-react';
import { useMaybeDocument } from '@/components/document/document-provider';
import { useDocumentState, useSaveStatus } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { StatusDot } from '@/components/ui/status-dot';

/** Whether everything is saved; nothing while no document is open. */
export function SaveState() {
  return useMaybeDocument() === undefined ? null : <Saved />;
}

function Saved() {
  const status = useSaveStatus();
  if (status === 'refused') return <Refused />;
  if (status === 'offline') return <Offline />;
  return (
    <span role="status" aria-label="Save state" className="inline-flex items-center gap-1.5 text-fg-subtle text-xs">
      <StatusDot tone={status === 'saved' ? 'success' : 'busy'} />
      <span className="max-sm:sr-only">{status === 'saved' ? 'Saved' : 'Saving…'}</span>
    </span>
  );
}

function Offline() {
  const waiting = useDocumentState((state) => state.document.pending.length);
  const isKept = useDocumentState((state) => state.isKept);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost">
          <CloudOff className="text-warning-text" aria-hidden />
          <span role="status" className="max-sm:sr-only">
            Offline{waiting > 0 ? ` · ${waiting} not saved` : ''}
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-72 space-y-1" aria-label="Offline">
        <p className="font-medium">The studio cannot be reached</p>
        <p className="text-fg-muted">
          {isKept
            ? 'Go on working: changes are kept in this browser, over a reload too, and are saved when the studio is back. Other pages open then, too.'
            : 'This browser has no room to keep your changes. Leave this page open until the studio is back.'}
        </p>
      </PopoverContent>
    </Popover>
  );
}

function Refused() {
  const refusals = useDocumentState((state) => state.refusals);
  const dismiss = useMaybeDocument()?.store.dismissRefusals;
  const messages = [...new Set(refusals.flatMap((refusal) => refusal.problems.map((problem) => problem.message)))];
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" variant="danger-quiet">
          <TriangleAlert aria-hidden />
          <span role="status" className="max-sm:sr-only">
            {refusals.length === 1 ? 'A change was not taken' : `${refusals.length} changes were not taken`}
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent className="w-80 space-y-2" aria-label="Changes that were not taken">
        <p className="font-medium">Taken back, because it could not be saved</p>
        <ul className="max-h-48 space-y-1 overflow-auto text-fg-muted">
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        <Button size="sm" onClick={dismiss}>
          Understood
        </Button>
      </PopoverContent>
    </Popover>
  );
}
