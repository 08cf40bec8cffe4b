import { type Cors, type Handler, mountedPaths, sameJson } from '@chalice-studio/appspec';
import type { Registrar } from './app-objects';
import type { Notes } from './notes';
import type { PythonHandlers } from './python-handlers';
import { type ReadApp, type ReadMount, type ReadRegistration, UNREAD_AUTHORIZER } from './read-app';
import type { CallRegistration } from './registration-calls';

type Registered = { registration: CallRegistration; handler: Handler };

/** An app as `app.toSpec()` would tell it, had it been written in TypeScript and loaded. */
export type AssembledApp = {
  spec: {
    name: string;
    debug: boolean;
    api: { cors?: unknown; binaryTypes?: string[] };
    registrations: CallRegistration[];
    blueprints: {
      name: string;
      registrations: CallRegistration[];
      mounts: { namePrefix?: string; urlPrefix?: string }[];
    }[];
  };
  handlers: Handler[];
  blueprintHandlers: Handler[][];
};

export function assembleApp(
  read: ReadApp,
  context: { name: string; handlers: PythonHandlers; registrars: readonly Registrar[]; notes: Notes },
): AssembledApp {
  const { handlers, notes } = context;
  const registered = (registrar: Registrar) => registeredBy(read, registrar, handlers);
  const own = registered(read.app);
  const blueprints: { name: string; registrations: Registered[]; mounts: ReadMount[] }[] = [];
  const loose = dissolved(read, context.registrars);
  const mounted = [...new Set(read.mounts.map(({ blueprint }) => blueprint))];
  for (const blueprint of mounted) {
    const mounts = read.mounts.filter((mount) => mount.blueprint === blueprint);
    if (loose.has(blueprint.id)) {
      own.push(...mounts.flatMap((mount) => registered(blueprint).map((each) => prefixed(each, mount))));
      const message = `${blueprint.variable}’s routes and their authorizer belong to different parts of the app, which a design keeps together. What ${blueprint.variable} registers became the app’s own, under the same paths and names.`;
      notes.add(blueprint.place, { severity: 'warning', code: 'dissolved-blueprint', message });
    } else
      blueprints.push({ name: freeName(blueprint.variable, blueprints), registrations: registered(blueprint), mounts });
  }
  for (const registrar of context.registrars) noteUnmounted(registrar, read, notes);
  const { debug, cors, binaryTypes } = read.settings;
  const told = (each: Registered) => withCors(each.registration, cors);
  return {
    spec: {
      ...{ name: context.name, debug },
      api: { ...(cors === undefined ? {} : { cors }), ...(binaryTypes === undefined ? {} : { binaryTypes }) },
      registrations: own.map(told),
      blueprints: blueprints.map(({ name, registrations, mounts }) => ({
        name,
        registrations: registrations.map(told),
        mounts: mounts.map(({ blueprint: _, ...prefixes }) => prefixes),
      })),
    },
    handlers: own.map(({ handler }) => handler),
    blueprintHandlers: blueprints.map(({ registrations }) => registrations.map(({ handler }) => handler)),
  };
}

function registeredBy(read: ReadApp, registrar: Registrar, handlers: PythonHandlers): Registered[] {
  const all = read.registrations.get(registrar.id) ?? [];
  const own = all.map(({ registration, fn }): Registered => {
    const handler = handlers.handlerOf(fn, registration);
    // A view that is given no name has its function's, here as there.
    const name = registration.kind === 'route' ? (registration.name ?? handler.export) : registration.name;
    return { registration: { ...registration, ...(name === undefined ? {} : { name }) }, handler };
  });
  const isUnread = all.some((each) => authorizerOf(each)?.name === UNREAD_AUTHORIZER);
  if (!isUnread) return own;
  // Two parts of an app cannot share a function: each has its own that refuses.
  const name = registrar.type === 'app' ? UNREAD_AUTHORIZER : `${UNREAD_AUTHORIZER}_${registrar.variable}`;
  const renamed = own.map((each) => {
    const authorizer = authorizerOf(each);
    return authorizer?.name === UNREAD_AUTHORIZER
      ? { ...each, registration: { ...each.registration, authorizer: { ...authorizer, name } } }
      : each;
  });
  const handler = handlers.files.add('chalicelib/unread-authorizers.ts', {
    ...{
      kind: 'authorizer',
      name,
      message: `${name} stands for an authorizer that could not be read.`,
    },
    comment: ['Stands for an authorizer that could not be read from Python: choose the right one for its routes.'],
  });
  return [{ registration: { kind: 'authorizer', name, header: 'Authorization' }, handler }, ...renamed];
}

function authorizerOf({
  registration,
}: {
  registration: CallRegistration;
}): { type: string; name: string } | undefined {
  const authorizer: unknown = registration.authorizer;
  if (typeof authorizer !== 'object' || authorizer === null || !('name' in authorizer) || !('type' in authorizer))
    return undefined;
  return registration.kind === 'route'
    ? { ...authorizer, type: String(authorizer.type), name: String(authorizer.name) }
    : undefined;
}

/** Blueprints whose routes are guarded by a function that another part of the app registers, and those that register it. */
function dissolved(read: ReadApp, registrars: readonly Registrar[]): Set<string> {
  const owners = new Map<string, string>();
  const all = (registrar: Registrar): readonly ReadRegistration[] => read.registrations.get(registrar.id) ?? [];
  for (const registrar of registrars)
    for (const { registration } of all(registrar))
      if (registration.kind === 'authorizer') owners.set(String(registration.name), registrar.id);
  const loose = new Set<string>();
  for (const registrar of registrars) {
    for (const each of all(registrar)) {
      const authorizer = authorizerOf(each);
      const owner = authorizer?.type === 'builtin' ? owners.get(authorizer.name) : undefined;
      if (owner === undefined || owner === registrar.id) continue;
      loose.add(owner).add(registrar.id);
    }
  }
  return loose;
}

/** A registration as the app has it once its blueprint is mounted. */
function prefixed({ registration, handler }: Registered, { namePrefix = '', urlPrefix }: ReadMount): Registered {
  const blueprint = {
    id: '',
    order: 'a0',
    kind: 'blueprint' as const,
    name: '',
    mounts: { m: { order: 'a0', urlPrefix } },
  };
  const path = registration.kind === 'route' ? String(registration.path) : undefined;
  const [joined] = path === undefined ? [] : mountedPaths({ blueprints: { b: blueprint } }, { path, blueprint: 'b' });
  const named = registration.kind !== 'route' && registration.kind !== 'websocket-handler' && 'name' in registration;
  return {
    handler,
    registration: {
      ...registration,
      ...(joined === undefined ? {} : { path: joined }),
      ...(named ? { name: namePrefix + String(registration.name) } : {}),
    },
  };
}

function noteUnmounted(registrar: Registrar, read: ReadApp, notes: Notes): void {
  const count = read.registrations.get(registrar.id)?.length ?? 0;
  if (registrar.type === 'blueprint' && !read.mounts.some((mount) => mount.blueprint === registrar) && count > 0) {
    const message = `${registrar.variable} is registered on no app, so its ${count} registrations are not part of it. They are kept in python/.`;
    notes.add(registrar.place, { severity: 'warning', code: 'unmounted-blueprint', message });
  }
  if (registrar.type === 'app' && registrar !== read.app) {
    const message = `${registrar.variable} is a second app, and a project has one. Its registrations are left out; they are kept in python/.`;
    notes.add(registrar.place, { severity: 'error', code: 'second-app', message });
  }
}

/** A route that took the app's CORS when it was registered says so itself where the app's is another in the end. */
function withCors({ apiCors, ...registration }: CallRegistration, final: Cors | undefined): CallRegistration {
  const own = registration.cors ?? (sameJson(apiCors, final ?? false) ? undefined : apiCors);
  const isSame = own === undefined || (own === false && final === undefined);
  const { cors: _, ...rest } = registration;
  return isSame ? rest : { ...rest, cors: own };
}

function freeName(wanted: string, taken: readonly { name: string }[]): string {
  let name = wanted;
  for (let n = 2; taken.some((each) => each.name === name); n += 1) name = `${wanted}${n}`;
  return name;
}
