import { type AppSpec, type Authorizer, type Entity, inOrder, type Origin } from '@chalice-studio/appspec';
import { authorizer } from '../constructs/authorizer';
import type { RegistrationContext } from '../constructs/registration';
import { type StatementKind, statementOf } from '../constructs/registry';
import { corsCode } from '../constructs/route';
import { identifierOf, Scope } from '../identifiers';
import { Imports } from '../imports';
import { literal, options } from '../literal';
import { Writer } from '../writer';

type Registration = Extract<Entity, { kind: StatementKind }>;

const sections: { title: string; kinds: readonly StatementKind[] }[] = [
  { title: 'Middleware', kinds: ['middleware'] },
  { title: 'Routes', kinds: ['route'] },
  { title: 'Schedules', kinds: ['schedule'] },
  {
    title: 'Events',
    kinds: ['cw-event', 's3-event', 'sns-message', 'sqs-message', 'kinesis-record', 'dynamodb-record'],
  },
  { title: 'Functions', kinds: ['lambda-function'] },
  { title: 'WebSockets', kinds: ['websocket-handler'] },
];

export type GeneratedFile = { text: string; origins: readonly Origin[] };

/** `app.ts`: the app, its settings, and every registration that belongs to no blueprint. */
export function appFile(spec: AppSpec): GeneratedFile {
  const scope = new Scope();
  const imports = new Imports({ scope, fromDirectory: '' });
  const writer = new Writer();
  const blueprints = inOrder(Object.values(spec.blueprints));
  const blueprintNames = new Map(
    blueprints.map((each) => [
      each.id,
      imports.handler({ file: blueprintPath(each.name), export: identifierOf(each.name) }),
    ]),
  );

  const body = new Writer();
  const context: RegistrationContext = {
    spec,
    imports,
    target: 'app',
    authorizers: authorizerNames(spec, undefined, scope),
  };
  imports.runtime('Chalice');
  body.of(
    'app',
    `export const app = new Chalice(${[literal(spec.name), options({ debug: spec.debug ? 'true' : undefined })].filter(Boolean).join(', ')});`,
  );
  writeSettings(spec, body, context);
  writeRegistrations(body, context, undefined);
  if (blueprints.length > 0) body.line().line('// Blueprints');
  for (const each of blueprints) {
    for (const mount of inOrder(Object.entries(each.mounts).map(([id, fields]) => ({ id, ...fields })))) {
      const fields = options({
        namePrefix: mount.namePrefix === undefined ? undefined : literal(mount.namePrefix),
        urlPrefix: mount.urlPrefix === undefined ? undefined : literal(mount.urlPrefix),
      });
      const name = blueprintNames.get(each.id) ?? '';
      body.of(each.id, `app.registerBlueprint(${[name, fields].filter(Boolean).join(', ')});`);
    }
  }
  body.line().line('export const { handler, handlers } = app;');
  return assemble(writer, imports, body);
}

/** A blueprint's file of wiring. */
export function blueprintFile(spec: AppSpec, blueprint: AppSpec['blueprints'][string]): GeneratedFile {
  const scope = new Scope();
  const imports = new Imports({ scope, fromDirectory: blueprintDirectory });
  const body = new Writer();
  const variable = scope.claim(identifierOf(blueprint.name));
  imports.runtime('Blueprint');
  body.of(blueprint.id, `export const ${variable} = new Blueprint(${literal(blueprint.name)});`);
  const context: RegistrationContext = {
    spec,
    imports,
    target: variable,
    authorizers: authorizerNames(spec, blueprint.id, scope),
  };
  writeRegistrations(body, context, blueprint.id);
  return assemble(new Writer(), imports, body);
}

const blueprintDirectory = 'chalicelib/blueprints';
export const blueprintPath = (name: string) => `${blueprintDirectory}/${name}.ts`;

function writeSettings(spec: AppSpec, body: Writer, context: RegistrationContext): void {
  const { cors, binaryTypes } = spec.api;
  if (cors !== undefined && cors !== false) body.of('app', `app.api.cors = ${corsCode(cors, context)};`);
  if (binaryTypes !== undefined) body.of('app', `app.api.binaryTypes = ${literal(binaryTypes)};`);
  const expression = spec.websocket.routeSelectionExpression;
  if (expression !== undefined) body.of('app', `app.websocketApi.routeSelectionExpression = ${literal(expression)};`);
}

function writeRegistrations(body: Writer, context: RegistrationContext, blueprint: string | undefined): void {
  const { spec, authorizers } = context;
  const used = new Set(
    Object.values(spec.routes)
      .filter((each) => each.blueprint === blueprint)
      .map((each) => each.authorizer?.id),
  );
  const own = inOrder(Object.values(spec.authorizers)).filter((each) =>
    each.type === 'builtin' ? each.blueprint === blueprint : used.has(each.id),
  );
  if (own.length > 0) body.line().line('// Authorizers');
  for (const each of own)
    body.of(
      each.id,
      authorizerStatement(each, { ...context, used: used.has(each.id), variable: authorizers.get(each.id) ?? '' }),
    );
  for (const { title, kinds } of sections) {
    const constructs = inOrder(registrationsOf(spec, blueprint).filter((each) => kinds.includes(each.kind)));
    if (constructs.length > 0) body.line().line(`// ${title}`);
    for (const each of constructs) body.of(each.id, statementOf(each, context));
  }
}

function authorizerStatement(
  each: Authorizer,
  context: RegistrationContext & { used: boolean; variable: string },
): string {
  const expression = authorizer(each, context);
  return context.used ? `const ${context.variable} = ${expression};` : `${expression};`;
}

function registrationsOf(spec: AppSpec, blueprint: string | undefined): Registration[] {
  const all: Registration[] = [
    ...Object.values(spec.middleware),
    ...Object.values(spec.routes),
    ...Object.values(spec.eventSources),
    ...Object.values(spec.functions),
    ...Object.values(spec.websocketHandlers),
  ];
  return all.filter((each) => each.blueprint === blueprint);
}

function authorizerNames(spec: AppSpec, blueprint: string | undefined, scope: Scope): Map<string, string> {
  const visible = inOrder(Object.values(spec.authorizers)).filter(
    (each) => each.type !== 'builtin' || each.blueprint === blueprint,
  );
  return new Map(
    visible.map((each) => [each.id, scope.claim(identifierOf(each.type === 'iam' ? 'iam_authorizer' : each.name))]),
  );
}

function assemble(writer: Writer, imports: Imports, body: Writer): GeneratedFile {
  const zod = body.text.includes('z.') ? ["import * as z from 'zod';"] : [];
  for (const line of [...imports.lines, ...zod]) writer.line(line);
  writer.line();
  const offset = writer.text.split('\n').length - 1;
  return {
    text: writer.text + body.text,
    origins: body.origins.map((origin) => ({ ...origin, from: origin.from + offset, to: origin.to + offset })),
  };
}
