import { Kbd } from '@/components/ui/kbd';
import { StatusDot } from '@/components/ui/status-dot';
import type { LogLines } from '../hooks';

/** The line below the list: whether lines still arrive, how many there are, and the keys. */
export function LogStreamState({ lines, isLive }: { lines: LogLines; isLive: boolean }) {
  const { tone, words } = isLive ? states[lines.streamState] : { tone: 'idle' as const, words: 'Past lines' };
  return (
    <footer className="flex h-7 shrink-0 items-center gap-3 border-line border-t px-3 text-fg-subtle text-xs">
      <span role="status" className="flex items-center gap-1.5">
        <StatusDot tone={tone} />
        {words}
      </span>
      <span className="tabular-nums">
        {lines.events.length.toLocaleString('en')} {lines.events.length === 1 ? 'line' : 'lines'}
      </span>
      <span className="ml-auto hidden items-center gap-1.5 sm:flex">
        <Kbd keys="/" /> filter <Kbd keys="f" /> follow
      </span>
    </footer>
  );
}

const states = {
  live: { tone: 'success', words: 'Live' },
  connecting: { tone: 'busy', words: 'Connecting…' },
  offline: { tone: 'warning', words: 'Offline: new lines appear when the studio can be reached again' },
} as const;
