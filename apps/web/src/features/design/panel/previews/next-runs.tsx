'use client';

import { nextRuns, parseScheduleExpression } from '@chalice-studio/appspec';
import { Preview } from './preview';

const RUNS = 10;

const utc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const local = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** When it fires next; a rate counts from its deployment, here from now. */
export function NextRuns({ expression }: { expression: string }) {
  const parsed = parseScheduleExpression(expression);
  if ('error' in parsed) return null;
  const runs = nextRuns(parsed, new Date(), RUNS);
  const [first] = runs;
  if (first === undefined)
    return <p className="mt-1 text-warning-text text-xs">It never fires: no such date is left.</p>;
  const count =
    runs.length === RUNS ? `Next ${RUNS} runs` : runs.length === 1 ? 'The only run' : `The last ${runs.length} runs`;
  return (
    <Preview label={parsed.type === 'rate' ? `${count}, if deployed now` : count}>
      <table className="w-full tabular-nums">
        <thead className="text-fg-subtle">
          <tr>
            <th scope="col" className="py-0.5 text-left font-normal">
              UTC
            </th>
            <th scope="col" className="py-0.5 text-right font-normal">
              Your time
            </th>
          </tr>
        </thead>
        <tbody className="text-fg-muted">
          {runs.map((run) => (
            <tr key={run.getTime()}>
              <td className="py-px">{utc.format(run)}</td>
              <td className="py-px text-right">{local.format(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Preview>
  );
}
