'use client';

import { httpMethods, type Route } from '@chalice-studio/appspec';
import { ChecksField, SwitchField } from '../fields/choice-fields';
import { CorsField } from '../fields/cors-field';
import { HandlerField } from '../fields/handler-field';
import { JsonField } from '../fields/json-field';
import { ListField } from '../fields/list-field';
import { AuthorizerField, BlueprintField } from '../fields/reference-fields';
import { MoreOptions, Section } from '../fields/section';
import { TextField } from '../fields/text-field';
import { UsesField } from '../fields/uses-field';
import { RouteCors } from '../previews/cors-preview';

const methods = httpMethods.map((method) => ({ value: method, label: method }));

/** `app.route(path, options, view)`. */
export function RouteForm({ construct }: { construct: Route }) {
  const isNew = /^\/hello\d*$/.test(construct.path);
  return (
    <>
      <TextField
        path={['path']}
        label="Path"
        isMono
        autoFocus={isNew}
        placeholder="/orders/{id}"
        help="Letters, digits, . _ - and {parameters}; {proxy+} takes the rest. No slash at the end."
        after={(path) => <Parameters path={path} />}
      />
      <ChecksField path={['methods']} label="Methods" options={methods} />
      <AuthorizerField />
      {construct.authorizer !== undefined && (
        <ListField
          path={['authorizer', 'scopes']}
          label="Scopes"
          isOptional
          help="OAuth scopes that the caller needs, one a line."
          placeholder="orders/read"
        />
      )}
      <HandlerField kind="route" />
      <UsesField />
      <Section
        title="Checked values"
        help="JSON Schema. What does not fit is a 400 that lists the fields; the handler gets typed values."
      >
        <JsonField path={['bodySchema']} label="Body" addLabel="Add a body schema" example={exampleSchema} />
        <JsonField path={['querySchema']} label="Query" addLabel="Add a query schema" example={exampleSchema} />
        <JsonField
          path={['responseSchema']}
          label="Response"
          addLabel="Add a response schema"
          example={exampleSchema}
        />
      </Section>
      <MoreOptions>
        <CorsField
          path={['cors']}
          defaultLabel="As the app (default)"
          help="Which pages of other origins may call it."
        />
        <RouteCors route={construct} />
        <ListField
          path={['contentTypes']}
          label="Content types"
          keepEmpty
          placeholder="application/json (default)"
          help="One a line, all binary types of the app or none. Others get 415; an empty list takes all."
        />
        <SwitchField
          path={['apiKeyRequired']}
          label="API key required"
          help="API Gateway asks for an x-api-key of a usage plan."
        />
        <TextField
          path={['name']}
          label="Name"
          isMono
          isOptional
          unsetWhenEmpty
          placeholder="made of method and path"
          help="The view’s name, in the log and in the OpenAPI document."
        />
        <BlueprintField />
      </MoreOptions>
    </>
  );
}

const exampleSchema = {
  type: 'object',
  properties: { name: { type: 'string', minLength: 1 } },
  required: ['name'],
};

/** What the handler gets of the path. */
function Parameters({ path }: { path: string }) {
  const names = [...path.matchAll(/\{(\w+)(\+?)\}/g)].map((match) => match[1] ?? '');
  if (names.length === 0) return null;
  return (
    <p className="mt-1 font-mono text-fg-subtle text-xs">
      request.uriParams: {'{ '}
      {names.map((name) => `${name}: string`).join('; ')}
      {' }'}
    </p>
  );
}
