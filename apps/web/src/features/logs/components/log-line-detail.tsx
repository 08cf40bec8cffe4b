'use client';

import type { LogEventRecord } from '@chalice-studio/control-plane/contract';
import { ListFilter } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { formatExact } from '@/lib/time';
import { LOG_LEVEL_WORDS } from '../constants';
import type { LogMessage } from '../model/log-message';
import { HighlightedText } from './highlighted-text';
import type { LineActions } from './log-line-row';

type LogLineDetailProps = {
  event: LogEventRecord;
  detail: LogMessage['detail'];
  needle: string;
  actions: LineActions;
};

/** A line opened: the whole of it, where it comes from, and what one does with it. */
export function LogLineDetail({ event, detail, needle, actions }: LogLineDetailProps) {
  const { requestId } = event;
  return (
    <div className="space-y-2 pt-1 pr-3 pb-3 pl-9 font-sans">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto whitespace-pre-wrap rounded-md border border-line bg-sunken p-2 font-mono text-fg text-xs [overflow-wrap:anywhere]"
      >
        <HighlightedText text={detail?.text ?? event.message} needle={needle} />
      </pre>
      <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        <Fact name="Function" value={event.functionName} />
        <Fact name="Level" value={LOG_LEVEL_WORDS[event.level]} />
        <Fact name="Time" value={formatExact(event.at)} />
        {requestId !== undefined && <Fact name="Request" value={requestId} />}
      </dl>
      <div className="flex flex-wrap gap-1">
        <CopyButton value={event.message} label="Copy line">
          Copy line
        </CopyButton>
        <CopyButton value={() => actions.linkTo(event)} label="Copy link to line">
          Copy link
        </CopyButton>
        {requestId !== undefined && (
          <Button size="sm" variant="ghost" onClick={() => actions.showRequest(requestId)}>
            <ListFilter />
            Only this request
          </Button>
        )}
      </div>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="text-fg-subtle">{name}</dt>
      <dd className="break-all font-mono text-fg-muted">{value}</dd>
    </div>
  );
}
