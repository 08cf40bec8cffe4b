import type { ReactNode } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { StatusDot, type StatusTone } from '@/components/ui/status-dot';
import type { LogLines } from '../hooks';

type LogStreamStateProps = { lines: LogLines; isLive: boolean; liveTail?: ReactNode };

/** The line below the list: whether lines still arrive, how many there are, and the keys. */
export function LogStreamState({ lines, isLive, liveTail }: LogStreamStateProps) {
  const { tone, words } = stateOf(lines, isLive);
  return (
    <footer className="mt-auto flex h-7 shrink-0 items-center gap-3 border-line border-t px-3 text-fg-subtle text-xs">
      <span role="status" className="flex min-w-0 items-center gap-1.5">
        <StatusDot tone={tone} />
        <span className="min-w-0 truncate" title={words}>
          {words}
        </span>
      </span>
      {isLive && liveTail}
      <span className="tabular-nums">
        {lines.events.length.toLocaleString('en')} {lines.events.length === 1 ? 'line' : 'lines'}
      </span>
      <span className="ml-auto hidden items-center gap-1.5 sm:flex">
        <Kbd keys="/" /> filter <Kbd keys="f" /> follow
      </span>
    </footer>
  );
}

function stateOf({ streamState, trouble }: LogLines, isLive: boolean): { tone: StatusTone; words: string } {
  if (!isLive) return { tone: 'idle', words: 'Past lines' };
  if (streamState === 'live' && trouble !== undefined) return { tone: 'warning', words: `No new lines: ${trouble}` };
  return states[streamState];
}

const states = {
  live: { tone: 'success', words: 'Live' },
  connecting: { tone: 'busy', words: 'Connecting…' },
  offline: { tone: 'warning', words: 'Offline: new lines appear when the studio can be reached again' },
} as const;
