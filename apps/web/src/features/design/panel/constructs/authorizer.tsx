import type { Authorizer } from '@chalice-studio/appspec';
import { HandlerField } from '../fields/handler-field';
import { ListField } from '../fields/list-field';
import { FunctionNameField } from '../fields/name-field';
import { NumberField } from '../fields/number-field';
import { BlueprintField } from '../fields/reference-fields';
import { MoreOptions } from '../fields/section';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';
import { CoveredRoutes } from '../previews/covered-routes';

/** Chalice's four authorizers. */
export function AuthorizerForm({ construct }: { construct: Authorizer }) {
  return (
    <>
      <FormOfType construct={construct} />
      <CoveredRoutes />
    </>
  );
}

function FormOfType({ construct }: { construct: Authorizer }) {
  switch (construct.type) {
    case 'builtin':
      return <BuiltinForm />;
    case 'cognito':
      return <CognitoForm />;
    case 'custom':
      return <CustomForm />;
    case 'iam':
      return (
        <p className="text-fg-muted text-sm">
          Callers sign their requests with AWS credentials (SigV4). IAM policies decide who may call; there is nothing
          to set here.
        </p>
      );
  }
}

function BuiltinForm() {
  return (
    <>
      <FunctionNameField />
      <HandlerField kind="authorizer" />
      <Caching />
      <Header />
      <UsesField />
      <MoreOptions>
        <TextField
          path={['executionRole']}
          label="Execution role"
          isMono
          isOptional
          unsetWhenEmpty
          placeholder="arn:aws:iam::123456789012:role/…"
          help="The role that API Gateway takes to call it."
        />
        <BlueprintField />
      </MoreOptions>
    </>
  );
}

function CognitoForm() {
  return (
    <>
      <TextField path={['name']} label="Name" isMono />
      <ListField
        path={['providerArns']}
        label="User pools"
        keepEmpty
        placeholder="arn:aws:cognito-idp:eu-west-1:123456789012:userpool/…"
        help="ARNs, one a line. Their users may call."
      />
      <Header />
      <Scopes />
    </>
  );
}

function CustomForm() {
  return (
    <>
      <TextField path={['name']} label="Name" isMono />
      <TextField
        path={['authorizerUri']}
        label="Authorizer URI"
        isMono
        isMultiline
        placeholder="arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/…/invocations"
        help="The invocation URI of a Lambda function outside of this app."
      />
      <Caching />
      <Header />
      <Scopes />
      <MoreOptions>
        <TextField
          path={['invokeRoleArn']}
          label="Invoke role"
          isMono
          isOptional
          unsetWhenEmpty
          placeholder="arn:aws:iam::123456789012:role/…"
          help="The role that API Gateway takes to call it; without one the function’s own policy must allow it."
        />
      </MoreOptions>
    </>
  );
}

const Caching = () => (
  <NumberField
    path={['ttlSeconds']}
    label="Answers are kept for"
    defaultValue={300}
    unit="seconds"
    help="TTL in seconds, 0 to 3,600. API Gateway asks again after it; 0 asks at every request."
  />
);

const Header = () => (
  <TextField
    path={['header']}
    label="Header"
    isMono
    unsetWhenEmpty
    placeholder="Authorization (default)"
    help="The header that carries the token. A request without it is refused with 401."
  />
);

const Scopes = () => (
  <ListField
    path={['scopes']}
    label="Scopes"
    isOptional
    placeholder="orders/read"
    help="OAuth scopes that every route needs, one a line."
  />
);
