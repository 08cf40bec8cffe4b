import type { AppSpec, Entity } from './app-spec';
import { inOrder } from './entities';

/** A Lambda function of an app, before any stage: Chalice deploys it as `<app>-<stage>-<name>`. */
export type LambdaFunctionOfApp = {
  name: string;
  /** The constructs whose handlers it runs: all routes for `api_handler`, else one. */
  constructIds: readonly string[];
};

export const REST_FUNCTION = 'api_handler';

const websocketFunctionNames = {
  connect: 'websocket_connect',
  message: 'websocket_message',
  disconnect: 'websocket_disconnect',
} as const;

type Registration = Extract<Entity, { handler: unknown }>;

/** All Lambda functions of an app, REST first; a construct of a blueprint appears once per mount, under its `namePrefix`. */
export function listLambdaFunctions(spec: AppSpec): LambdaFunctionOfApp[] {
  const routes = inOrder(Object.values(spec.routes)).filter((route) => isMounted(spec, route));
  const rest = routes.length > 0 ? [{ name: REST_FUNCTION, constructIds: routes.map((route) => route.id) }] : [];
  const named = [
    ...inOrder(Object.values(spec.authorizers)).filter((authorizer) => authorizer.type === 'builtin'),
    ...inOrder(Object.values(spec.eventSources)),
    ...inOrder(Object.values(spec.functions)),
  ].flatMap((entity) => namesOf(spec, entity).map((name) => ({ name, constructIds: [entity.id] })));
  return [...rest, ...named, ...websocketFunctions(spec)];
}

/** The name of a WebSocket handler's function: Chalice's fixed one, with the route key's words behind it for a second message handler. */
export function websocketFunctionName(handler: {
  event: 'connect' | 'message' | 'disconnect';
  routeKey?: string | undefined;
}): string {
  const base = websocketFunctionNames[handler.event];
  if (handler.event !== 'message' || handler.routeKey === undefined || handler.routeKey === '$default') return base;
  return `${base}_${handler.routeKey.replace(/[^A-Za-z0-9]+/g, '_')}`;
}

function websocketFunctions(spec: AppSpec): LambdaFunctionOfApp[] {
  return inOrder(Object.values(spec.websocketHandlers))
    .filter((handler) => isMounted(spec, handler))
    .map((handler) => ({ name: websocketFunctionName(handler), constructIds: [handler.id] }));
}

function isMounted(spec: AppSpec, entity: Registration): boolean {
  return entity.blueprint === undefined || mountsOf(spec, entity).length > 0;
}

function namesOf(spec: AppSpec, entity: Extract<Registration, { name: string }>): string[] {
  if (entity.blueprint === undefined) return [entity.name];
  return mountsOf(spec, entity).map((mount) => `${mount.namePrefix ?? ''}${entity.name}`);
}

/** How the blueprint of a construct is registered, in order; nothing for what is the app’s own. */
export function mountsOf(spec: Pick<AppSpec, 'blueprints'>, entity: { blueprint?: string | undefined }) {
  const blueprint = entity.blueprint === undefined ? undefined : spec.blueprints[entity.blueprint];
  return inOrder(Object.entries(blueprint?.mounts ?? {}).map(([id, mount]) => ({ id, ...mount })));
}
