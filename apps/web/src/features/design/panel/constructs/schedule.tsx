import { FailureFields } from '../fields/failure-fields';
import { HandlerField } from '../fields/handler-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField } from '../fields/reference-fields';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';
import { NextRuns } from '../previews/next-runs';

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
        help="rate(5 minutes), or cron(minutes hours day-of-month month day-of-week year), in UTC; ? in one of the two days. A minute is the shortest."
        after={(text) => <NextRuns expression={text} />}
      />
      <TextField
        path={['description']}
        label="Description"
        isOptional
        unsetWhenEmpty
        placeholder="What it is for"
        help="Of the EventBridge rule, up to 512 characters."
      />
      <HandlerField kind="schedule" />
      <UsesField />
      <FailureFields />
      <BlueprintField />
    </>
  );
}
