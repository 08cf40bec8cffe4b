import { type AppSpec, type Authorizer, type Entity, inOrder, type Origin } from '@chalice-studio/appspec';
import { authorizer } from '../constructs/authorizer';
import type { RegistrationContext } from '../constructs/registration';
import { type StatementKind, statementOf } from '../constructs/registry';
import { corsCode } from '../constructs/route';
import { identifierOf, Scope } from '../identifiers';
import { Imports } from '../imports';
import { call, literal, optional, options } from '../literal';
import { Writer } from '../writer';
import { routeSchemas } from './schemas-file';

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
  const { context, body } = begin(spec, { blueprint: undefined, target: 'app', fromDirectory: '' });
  const { imports } = context;
  imports.runtime('Chalice');
  const settings = options({ debug: spec.debug ? 'true' : undefined });
  body.of('app', `export const app = ${call('new Chalice', literal(spec.name), settings)};`);
  writeSettings(spec, body, context);
  writeRegistrations(body, context, undefined);
  const mounted = inOrder(Object.values(spec.blueprints)).filter((each) => Object.keys(each.mounts).length > 0);
  if (mounted.length > 0) body.line().line('// Blueprints');
  for (const each of mounted) {
    const name = imports.named(
      blueprintPath(each.name),
      identifierOf(each.name),
      `${identifierOf(each.name)}Blueprint`,
    );
    for (const mount of inOrder(Object.entries(each.mounts).map(([id, fields]) => ({ id, ...fields })))) {
      const fields = options({ namePrefix: optional(mount.namePrefix), urlPrefix: optional(mount.urlPrefix) });
      body.of(each.id, `${call('app.registerBlueprint', name, fields)};`);
    }
  }
  body.line().line('export const { handler, handlers } = app;');
  return assemble(imports, body);
}

/** A blueprint's file of wiring. */
export function blueprintFile(spec: AppSpec, blueprint: AppSpec['blueprints'][string]): GeneratedFile {
  const target = identifierOf(blueprint.name);
  const { context, body } = begin(spec, { blueprint: blueprint.id, target, fromDirectory: blueprintDirectory });
  context.imports.runtime('Blueprint');
  body.of(blueprint.id, `export const ${target} = ${call('new Blueprint', literal(blueprint.name))};`);
  writeRegistrations(body, context, blueprint.id);
  return assemble(context.imports, body);
}

/** People's functions keep their names: they take them first, and what is generated takes others. */
function begin(
  spec: AppSpec,
  { blueprint, target, fromDirectory }: { blueprint: string | undefined; target: string; fromDirectory: string },
): { context: RegistrationContext; body: Writer } {
  const scope = new Scope([target]);
  const imports = new Imports({ scope, fromDirectory });
  const builtin = Object.values(spec.authorizers).filter(
    (each) => each.type === 'builtin' && each.blueprint === blueprint,
  );
  for (const each of inOrder([...builtin, ...registrationsOf(spec, blueprint)])) {
    if ('handler' in each) imports.handler(each.handler);
  }
  const authorizers = authorizerNames(spec, blueprint, scope);
  return { context: { spec, imports, target, authorizers, schemas: routeSchemas(spec) }, body: new Writer() };
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
  return new Map(visible.map((each) => [each.id, authorizerName(scope, each)]));
}

function authorizerName(scope: Scope, each: Authorizer): string {
  const name = identifierOf(each.type === 'iam' ? 'iam_authorizer' : each.name);
  return scope.claim(name, `${name}Authorizer`);
}

function assemble(imports: Imports, body: Writer): GeneratedFile {
  const head = `${imports.lines.join('\n')}\n\n`;
  const offset = head.split('\n').length - 1;
  return {
    text: head + body.text,
    origins: body.origins.map((origin) => ({ ...origin, from: origin.from + offset, to: origin.to + offset })),
  };
}
