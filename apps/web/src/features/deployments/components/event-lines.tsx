'use client';

import type { DeploymentEvent } from '@chalice-studio/control-plane/contract';
import { useLayoutEffect, useRef } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { cn } from '@/lib/class-names';
import { formatClock, formatExact } from '@/lib/time';

/** What happens while it deploys, line by line; stays at the newest unless one has scrolled up. */
export function EventLines({ events, isRunning }: { events: readonly DeploymentEvent[]; isRunning: boolean }) {
  const scroller = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  const count = events.length;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (count > 0 && isAtEnd.current && element !== null) element.scrollTop = element.scrollHeight;
  }, [count]);
  if (count === 0)
    return <p className="text-fg-muted">{isRunning ? 'Nothing has happened yet.' : 'Nothing was written.'}</p>;
  return (
    <div className="group relative">
      <section
        ref={scroller}
        aria-label="Lines of the deployment"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: element }) => {
          isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
        }}
        className="max-h-72 overflow-auto rounded-md border border-line bg-sunken py-1.5 font-mono text-xs"
      >
        <ol>
          {events.map((event) => (
            <li key={event.sequence} className="flex gap-3 px-3 py-px">
              <time
                dateTime={new Date(event.at).toISOString()}
                title={formatExact(event.at)}
                className="text-fg-subtle"
              >
                {formatClock(event.at)}
              </time>
              <span
                className={cn(
                  'min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]',
                  event.level === 'error' && 'text-danger-text',
                  event.level === 'debug' && 'text-fg-subtle',
                )}
              >
                {event.level === 'error' && <span className="sr-only">Error: </span>}
                {event.message}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <CopyButton
        value={() => events.map((event) => `${new Date(event.at).toISOString()} ${event.message}`).join('\n')}
        label="Copy lines"
        className="absolute top-1.5 right-2 bg-sunken"
      />
    </div>
  );
}
