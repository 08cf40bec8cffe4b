'use client';

import { nextRuns, parseScheduleExpression } from '@chalice-studio/appspec';
import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField } from '../fields/reference-fields';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';

/** `app.schedule(expression, options, fn)`. */
export function ScheduleForm() {
  return (
    <>
      <FunctionNameField />
      <TextField
        path={['expression']}
        label="Expression"
        isMono
        placeholder="rate(5 minutes)"
        help="rate(5 minutes), or cron(minutes hours day-of-month month day-of-week year), in UTC."
        after={(text) => <NextRuns expression={text} />}
      />
      <TextField path={['description']} label="Description" isOptional unsetWhenEmpty />
      <HandlerField kind="schedule" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}

const utc = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const local = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** When it fires next; a rate counts from its deployment, here from now. */
function NextRuns({ expression }: { expression: string }) {
  const parsed = parseScheduleExpression(expression);
  if ('error' in parsed) return null;
  const runs = nextRuns(parsed, new Date(), 3);
  if (runs.length === 0) return <p className="mt-1 text-warning-text text-xs">It never fires: no such date is left.</p>;
  return (
    <table className="mt-2 w-full text-xs tabular-nums" aria-label="Next runs">
      <thead className="text-fg-subtle">
        <tr>
          <th scope="col" className="py-0.5 text-left font-normal">
            {parsed.type === 'rate' ? 'If deployed now (UTC)' : 'Next runs (UTC)'}
          </th>
          <th scope="col" className="py-0.5 text-right font-normal">
            Your time
          </th>
        </tr>
      </thead>
      <tbody className="text-fg-muted">
        {runs.map((run) => (
          <tr key={run.getTime()}>
            <td className="py-0.5">{utc.format(run)}</td>
            <td className="py-0.5 text-right">{local.format(run)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
