import {
  type AppSpec,
  type Entity,
  listEntities,
  type Problem,
  type SourceTree,
  type StageConfig,
  sameJson,
} from '@chalice-studio/appspec';
import { Document } from './import/document';
import { type LoadedApp, type LoadedAuthorizer, loadedAppSchema, type Registration } from './import/loaded-app';
import { readDependencies, readSource } from './import/people-files';
import { fieldsOf, handlerOf } from './import/registrations';
import { readChaliceConfig } from './import/stage-configs';
import { apiOf, applyFields, extraCloudFormation, websocketOf } from './import/studio-fields';
import { mapReferences, naturalKeys } from './project/natural-keys';
import { normalEntity } from './project/normal-form';
import { STUDIO_FILE, type StudioFile, studioFileSchema } from './project/studio-file-schema';
import { blueprintPath } from './project/wiring';

export type ImportedProject = {
  spec: AppSpec;
  stages: readonly StageConfig[];
  /** What could not be taken over as it is. */
  problems: readonly Problem[];
};

/**
 * A project as a document: the way back from code. Pure. `app` is the app as a sandbox loaded it, `files` are the
 * project's; what neither can tell is in `.chalice/`. Without `.chalice/studio.json` the project is code-first.
 *
 * Stages: resources and authorizers → registrations → options and spelling by natural keys → stages, dependencies, files.
 */
export function importProject(input: {
  app: unknown;
  files: SourceTree;
  random?: (length: number) => Uint8Array;
}): ImportedProject {
  const app = loadedAppSchema.parse(input.app);
  const studioText = input.files[STUDIO_FILE];
  const studio = studioFileSchema.parse(
    studioText === undefined ? { version: 1, mode: 'code-first' } : JSON.parse(studioText),
  );
  const document = new Document(app.spec.name, input.random);
  const { spec } = document;
  spec.mode = studio.mode ?? 'designed';
  spec.description = studio.description;
  spec.debug = app.spec.debug;
  for (const fields of studio.resources) document.add('resource', fields);
  for (const fields of studio.authorizers) document.add('authorizer', fields);
  addRegistrations(document, app);
  addUnmounted(document, studio);

  const ids = new Map([...naturalKeys(spec)].map(([id, key]) => [key, id]));
  const idOf = (key: string) => ids.get(key) ?? key;
  for (const fields of studio.uses) document.add('use', fields);
  applyFields(document, studio, idOf);
  for (const entity of listEntities(spec)) document.put(mapReferences(entity, idOf));

  const readPolicy = (name: string) => input.files[`.chalice/${name}`];
  const config = readChaliceConfig(input.files['.chalice/config.json'], studio, { readPolicy, idOf });
  spec.api = {
    ...apiOf(app, studio),
    ...config.api,
    ...(studio.usagePlan === undefined ? {} : { usagePlan: studio.usagePlan }),
  };
  spec.websocket = websocketOf(app, studio);
  spec.extraCloudFormation = extraCloudFormation(studio, idOf);
  spec.dependencies = readDependencies(input.files, spec, studioText === undefined ? undefined : studio);
  spec.source = readSource(input.files, spec, { stages: config.stages, written: studio.written });
  return { spec, stages: config.stages, problems: document.problems };
}

function addRegistrations(document: Document, { spec: loaded, handlers, blueprintHandlers }: LoadedApp): void {
  const ofApp = new Map<string, string>();
  addAll(document, loaded.registrations, { handlers, file: 'app.ts', builtin: ofApp });
  loaded.blueprints.forEach(({ name, mounts, registrations }, index) => {
    const entries = mounts.map((mount, at) => [
      `mount${at + 1}`,
      { order: `a${String(at).padStart(4, '0')}`, ...mount },
    ]);
    const { id } = document.add('blueprint', { name, mounts: Object.fromEntries(entries) });
    addAll(document, registrations, {
      handlers: blueprintHandlers[index] ?? [],
      file: blueprintPath(name),
      blueprint: id,
      // People's code may guard a blueprint's routes by the app's authorizer.
      builtin: new Map(ofApp),
    });
  });
}

/** Authorizers come first: routes refer to them. */
function addAll(
  document: Document,
  registrations: readonly Registration[],
  {
    handlers,
    file,
    blueprint,
    builtin,
  }: { handlers: LoadedApp['handlers']; file: string; blueprint?: string; builtin: Map<string, string> },
): void {
  const authorizerId = (authorizer: LoadedAuthorizer) =>
    authorizer.type === 'builtin'
      ? (builtin.get(authorizer.name) ?? authorizer.name)
      : sharedAuthorizer(document, authorizer);
  const entries = registrations.map((registration, index) => ({ registration, handler: handlers[index] ?? null }));
  const first = entries.filter(({ registration }) => registration.kind === 'authorizer');
  for (const { registration, handler } of [...first, ...entries.filter((each) => !first.includes(each))]) {
    const fields = fieldsOf(registration, { document, authorizerId });
    const told = document.add(registration.kind, {
      ...fields,
      blueprint,
      handler: handlerOf(registration, handler, file),
    });
    document.put(normalEntity(document.spec, told));
    if (registration.kind === 'authorizer') builtin.set(registration.name, told.id);
    if (handler === null) {
      const name = 'name' in registration ? registration.name : 'a middleware';
      document.warn(
        told.id,
        'inline-handler',
        `No file exports the function of ${name}. Export it, so that it can be opened and edited here.`,
      );
    }
  }
}

/** The authorizer of another kind that routes share, with what code says of it. */
function sharedAuthorizer(document: Document, loaded: LoadedAuthorizer): string {
  const { name, providerArns, authorizerUri, header, ttlSeconds, invokeRoleArn } = loaded;
  const type = authorizerUri !== undefined ? 'custom' : providerArns !== undefined ? 'cognito' : 'iam';
  const known = Object.values(document.spec.authorizers).find(
    (each) => each.type === type && (each.type === 'iam' || ('name' in each && each.name === name)),
  );
  if (type === 'iam') return known?.id ?? document.add('authorizer', { type }).id;
  const told = { type, name, providerArns, authorizerUri, header, ttlSeconds, invokeRoleArn };
  if (known === undefined) {
    // Its own scopes are not told: a route says those that it asks for.
    const added = document.add('authorizer', told);
    document.put(normalEntity(document.spec, added));
    return added.id;
  }
  const fields = { ...known, ...JSON.parse(JSON.stringify(told)) };
  // What was written stays where code says the same in other words.
  if (!sameJson(normalEntity(document.spec, fields), normalEntity(document.spec, known))) document.put(fields);
  return known.id;
}

function addUnmounted(document: Document, studio: StudioFile): void {
  for (const { name, constructs } of studio.unmounted) {
    const blueprint = document.add('blueprint', { name, mounts: {} }).id;
    for (const { kind, ...fields } of constructs) document.add(kind as Entity['kind'], { ...fields, blueprint });
  }
}
