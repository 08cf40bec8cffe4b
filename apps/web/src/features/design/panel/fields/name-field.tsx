import { TextField } from './text-field';

/** The name of a Lambda function, as Chalice deploys it. */
export function FunctionNameField() {
  return (
    <TextField
      path={['name']}
      label="Name"
      isMono
      help="The Lambda function is deployed as app-stage-name: letters, digits, - and _, 64 characters in all."
    />
  );
}
