'use client';

import { ArrowDownLeft, ArrowUpRight, CircleX, Plug, Unplug } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { cn } from '@/lib/class-names';
import { formatClock, formatExact } from '@/lib/time';
import type { ClientLog } from '../model/client-log';

/** What a client said and heard, the newest last; a JSON message opens to be read. */
export function ClientMessages({ log, label }: { log: ClientLog; label: string }) {
  const scroller = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const { entries } = log;
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows what is added
  useLayoutEffect(() => {
    const element = scroller.current;
    if (isAtEnd.current && element !== null) element.scrollTop = element.scrollHeight;
  }, [entries]);
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: element }) => {
        isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
      }}
      className="min-h-0 flex-1 overflow-auto border-line border-y bg-sunken py-1 font-mono text-xs focus-visible:-outline-offset-2"
    >
      {log.droppedCount > 0 && (
        <p className="px-3 py-1 font-sans text-fg-subtle">
          {log.droppedCount.toLocaleString('en')} older ones were let go.
        </p>
      )}
      <ol>
        {entries.map(({ key, event }) => (
          <Entry key={key} event={event} />
        ))}
      </ol>
    </section>
  );
}

type Event = ClientLog['entries'][number]['event'];

const looks = {
  open: { icon: Plug, word: 'Connected', className: 'text-success-text' },
  closed: { icon: Unplug, word: 'Closed', className: 'text-fg-subtle' },
  failed: { icon: CircleX, word: 'Failed', className: 'text-danger-text' },
  sent: { icon: ArrowUpRight, word: 'Sent', className: 'text-accent-text' },
  received: { icon: ArrowDownLeft, word: 'Received', className: 'text-success-text' },
} as const;

function Entry({ event }: { event: Event }) {
  const [isOpen, setIsOpen] = useState(false);
  const { icon: Icon, word, className } = looks[event.type];
  const text = textOf(event);
  const pretty = event.type === 'sent' || event.type === 'received' ? prettyJson(event.data) : undefined;
  return (
    <li className="group px-3 py-0.5 hover:bg-hover">
      <div className="flex items-start gap-2">
        <span title={word} className={cn('mt-0.5 inline-flex shrink-0', className)}>
          <Icon className="size-3.5" aria-hidden />
          <span className="sr-only">{word}</span>
        </span>
        <time
          dateTime={new Date(event.at).toISOString()}
          title={formatExact(event.at)}
          className="shrink-0 text-fg-subtle"
        >
          {formatClock(event.at).slice(0, 8)}
        </time>
        {pretty === undefined ? (
          <span className={cn('min-w-0 flex-1 [overflow-wrap:anywhere]', isQuiet(event) && 'font-sans text-fg-muted')}>
            {text}
          </span>
        ) : (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="min-w-0 flex-1 whitespace-pre-wrap text-left [overflow-wrap:anywhere]"
          >
            {isOpen ? pretty : text}
          </button>
        )}
        {(event.type === 'sent' || event.type === 'received') && (
          <CopyButton
            value={event.data}
            label="Copy message"
            className="-my-1 opacity-0 focus-visible:opacity-100 group-hover:opacity-100"
          />
        )}
      </div>
    </li>
  );
}

function isQuiet({ type }: Event): boolean {
  return type === 'open' || type === 'closed';
}

function textOf(event: Event): string {
  switch (event.type) {
    case 'open':
      return 'Connected';
    case 'closed':
      return `Closed with ${event.code}${event.reason === '' ? '' : `: ${event.reason}`}`;
    case 'failed':
      return event.message;
    default:
      return event.data;
  }
}

function prettyJson(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}
