'use client';

import type { ConnectionRecord } from '@chalice-studio/control-plane/contract';
import { Braces, Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { useSendToConnection, useSentMessages } from '../hooks';

type SendDialogProps = { stageId: string; connection: ConnectionRecord | undefined; onClose: () => void };

/** Sends one client a message, as the app would through `@connections`. */
export function SendDialog({ stageId, connection, onClose }: SendDialogProps) {
  return (
    <Dialog open={connection !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {connection !== undefined && <SendForm stageId={stageId} connection={connection} onClose={onClose} />}
    </Dialog>
  );
}

function SendForm({ stageId, connection, onClose }: SendDialogProps & { connection: ConnectionRecord }) {
  const [sent, addSent] = useSentMessages(stageId);
  const [text, setText] = useState(sent[0] ?? '');
  const send = useSendToConnection();
  const pretty = prettyJson(text);
  const submit = () => {
    if (text === '' || send.isPending) return;
    send.mutate(
      { stageId, connectionId: connection.connectionId, data: text },
      {
        onSuccess: () => {
          addSent(text);
          toast.success('Message sent');
          onClose();
        },
      },
    );
  };
  return (
    <DialogContent
      title="Send a message"
      description={<>To connection {connection.connectionId}. Only this client gets it; no handler runs.</>}
      className="max-w-lg"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={text === ''} isBusy={send.isPending} onClick={submit}>
            <Send />
            Send message
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <Field
          label="Message"
          help="Text, JSON or not; at most 128 KB."
          action={
            <Button
              size="sm"
              variant="ghost"
              disabled={pretty === undefined || pretty === text}
              onClick={() => pretty !== undefined && setText(pretty)}
            >
              <Braces />
              Format JSON
            </Button>
          }
        >
          {(ids) => (
            <Textarea
              {...ids}
              isMono
              autoFocus
              rows={5}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
                event.preventDefault();
                submit();
              }}
            />
          )}
        </Field>
        {sent.length > 0 && (
          <section aria-label="Sent before" className="space-y-1">
            <h3 className="text-fg-subtle text-xs">Sent before</h3>
            <ul>
              {sent.map((message) => (
                <li key={message}>
                  <button
                    type="button"
                    onClick={() => setText(message)}
                    className="w-full truncate rounded-md px-2 py-1 text-left font-mono text-fg-muted text-xs hover:bg-hover hover:text-fg"
                  >
                    {message}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {send.error !== null && (
          <ErrorState layout="row" what="The message was not sent" error={send.error} onRetry={submit} />
        )}
      </div>
    </DialogContent>
  );
}

function prettyJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}
