import { middlewareEventTypes } from '@chalice-studio/appspec';
import { SelectField } from '../fields/choice-fields';
import { HandlerField } from '../fields/handler-field';
import { BlueprintField } from '../fields/reference-fields';

const types = middlewareEventTypes.map((type) => ({ value: type, label: type === 'all' ? 'all: every event' : type }));

/** `app.middleware(eventType, fn)`. */
export function MiddlewareForm() {
  return (
    <>
      <SelectField
        path={['eventType']}
        label="Event type"
        options={types}
        help="Around which events it runs. Several run in the order of the list, the first outermost."
      />
      <HandlerField kind="middleware" />
      <BlueprintField />
    </>
  );
}
