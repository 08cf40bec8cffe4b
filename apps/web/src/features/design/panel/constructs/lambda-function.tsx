import { HandlerField } from '../fields/handler-field';
import { FunctionNameField } from '../fields/name-field';
import { BlueprintField } from '../fields/reference-fields';
import { UsesField } from '../fields/uses-field';

/** `app.lambdaFunction({ name }, fn)`. */
export function LambdaFunctionForm() {
  return (
    <>
      <FunctionNameField />
      <HandlerField kind="lambda-function" />
      <UsesField />
      <BlueprintField />
    </>
  );
}
