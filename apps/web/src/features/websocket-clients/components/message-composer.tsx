'use client';

import { Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Textarea } from '@/components/ui/textarea';
import type { MessageTemplate } from '../model/message-templates';

type MessageComposerProps = {
  label: string;
  templates: readonly MessageTemplate[];
  canSend: boolean;
  onSend: (data: string) => Promise<void>;
};

/** Enter sends, Shift+Enter begins a line; a template fills the field for one to complete it. */
export function MessageComposer({ label, templates, canSend, onSend }: MessageComposerProps) {
  const [text, setText] = useState(templates[0]?.text ?? '');
  const submit = () => {
    if (canSend && text !== '') void onSend(text);
  };
  return (
    <div className="shrink-0 space-y-1.5 p-2">
      {templates.length > 0 && (
        <div className="flex gap-1 overflow-x-auto" role="toolbar" aria-label="Messages to begin with">
          {templates.map((template) => (
            <Button
              key={template.label}
              size="sm"
              variant="ghost"
              className="font-mono"
              onClick={() => setText(template.text)}
            >
              {template.label}
            </Button>
          ))}
        </div>
      )}
      <div className="flex items-end gap-1.5">
        <Textarea
          isMono
          rows={2}
          aria-label={label}
          placeholder={canSend ? 'Message' : 'Connect to send'}
          className="max-h-28"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            submit();
          }}
        />
        <IconButton
          label="Send message"
          shortcut="enter"
          side="left"
          variant="secondary"
          disabled={!canSend || text === ''}
          onClick={submit}
        >
          <Send />
        </IconButton>
      </div>
    </div>
  );
}
