import type { RetentionRun } from '@chalice-studio/control-plane/contract';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';

/** The runs of the last two weeks: the newest is the proof that old things go. */
export function RunList({ runs }: { runs: readonly RetentionRun[] }) {
  if (runs.length === 0) {
    return (
      <p className="text-fg-muted text-sm">It has not run yet: the first run comes within an hour of the start.</p>
    );
  }
  return (
    <ol aria-label="Runs" className="divide-y divide-line rounded-lg border border-line text-sm">
      {runs.map((run) => (
        <li key={run.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 py-2">
          <Badge tone={tones[run.state]}>{words[run.state]}</Badge>
          <RelativeTime at={run.startedAt} className="text-fg-muted" />
          <span className="min-w-0 flex-1 basis-60 text-fg-muted">{removedWords(run)}</span>
          {run.failure !== null && (
            <p className="w-full whitespace-pre-line text-danger-text [overflow-wrap:anywhere]">
              {`${run.failure}\nIt is tried again within the hour. The studio’s own output says more.`}
            </p>
          )}
          {run.state === 'interrupted' && (
            <p className="w-full text-fg-muted">The studio ended before it was done. The next run does the rest.</p>
          )}
        </li>
      ))}
    </ol>
  );
}

const tones = { succeeded: 'success', failed: 'danger', interrupted: 'warning', running: 'accent' } as const;
const words = { succeeded: 'Done', failed: 'Failed', interrupted: 'Interrupted', running: 'Running' } as const;

function removedWords({ removed, state }: RetentionRun): string {
  const parts = Object.entries(removed).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
  if (parts.length > 0) return `Removed ${parts.join(', ')}`;
  return state === 'succeeded' ? 'Nothing was old enough' : '';
}
