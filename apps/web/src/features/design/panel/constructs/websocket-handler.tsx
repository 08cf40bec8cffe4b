import { type WebsocketHandler, websocketFunctionName } from '@chalice-studio/appspec';
import { SelectField } from '../fields/choice-fields';
import { HandlerField } from '../fields/handler-field';
import { BlueprintField } from '../fields/reference-fields';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';

const events = [
  { value: 'connect', label: 'Connect', description: 'A client connects; an error refuses it' },
  { value: 'message', label: 'Message', description: 'A client sent something' },
  { value: 'disconnect', label: 'Disconnect', description: 'A client has gone' },
];

/** `app.onWsConnect | onWsMessage | onWsDisconnect`. */
export function WebsocketHandlerForm({ construct }: { construct: WebsocketHandler }) {
  return (
    <>
      <SelectField path={['event']} label="Event" options={events} />
      {construct.event === 'message' && (
        <TextField
          path={['routeKey']}
          label="Route key"
          isMono
          isOptional
          unsetWhenEmpty
          placeholder="$default (default)"
          help="Messages whose route selection expression gives this value, up to 128 characters; $default takes all others."
        />
      )}
      <TextField
        path={['name']}
        label="Name"
        isMono
        isOptional
        unsetWhenEmpty
        placeholder={`${websocketFunctionName(construct)} (default)`}
        help="What the code calls it; the Lambda function keeps Chalice’s name."
      />
      <HandlerField kind="websocket-handler" />
      <UsesField />
      <BlueprintField />
    </>
  );
}
