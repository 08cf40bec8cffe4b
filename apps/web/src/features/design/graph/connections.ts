import {
  type AppSpec,
  accessWords,
  createId,
  type Edit,
  type Entity,
  entityLabel,
  findEntity,
  type Resource,
  type ResourceType,
  type Use,
} from '@chalice-studio/appspec';
import { REST_API_ID, WEBSOCKET_API_ID } from './graph';
import { guarding } from './guarding';
import { moveInto } from './moving';
import { nextOrder } from './next-order';
import { isSubscribed, sourceResourceId, subscriptions } from './source-resource';

/** What drawing a line from one thing to another would do, or why it cannot be. */
export type Connection = { edits: readonly Edit[]; done: string } | { refused: string };

/** Routes of a group: a line to it is a line to each of them. */
export type ConnectionTarget = { id: string; routeIds?: readonly string[] };

export function connect(spec: AppSpec, source: string, target: ConnectionTarget): Connection {
  if (source === target.id) return { refused: 'A line needs two ends.' };
  const to = findEntity(spec, target.id);
  if (source === REST_API_ID) return fromRestApi(spec, to);
  if (source === WEBSOCKET_API_ID) return { refused: 'WebSocket handlers belong to the WebSocket API by themselves.' };
  const from = findEntity(spec, source);
  if (from === undefined) return { refused: 'Draw the line from a single construct: open the group first.' };
  if (from.kind === 'authorizer' && (to?.kind === 'route' || target.routeIds !== undefined))
    return protect(spec, from.id, target.routeIds ?? [target.id]);
  if (to === undefined) return { refused: 'Draw the line to a single construct: open the group first.' };
  if (from.kind === 'resource') return fromResource(from, to);
  if (to.kind === 'blueprint')
    return moveInto(spec, [from.id], to.id) ?? { refused: `It belongs to ${to.name} already.` };
  if (to.kind === 'resource') return use(spec, from, to);
  return { refused: refusal(from, to) };
}

function fromRestApi(spec: AppSpec, to: Entity | undefined): Connection {
  if (to?.kind === 'blueprint') {
    const path = ['mounts', createId('use').slice(4)];
    const value = { order: nextOrder(spec), urlPrefix: `/${to.name}` };
    return { edits: [{ type: 'set', id: to.id, path, value }], done: `Mounted ${to.name} under /${to.name}` };
  }
  return { refused: 'Routes belong to the REST API by themselves. Draw from it to a blueprint to mount that.' };
}

function protect(spec: AppSpec, authorizer: string, routeIds: readonly string[]): Connection {
  const open = routeIds.filter((id) => spec.routes[id]?.authorizer?.id !== authorizer);
  const label = entityLabel(spec, authorizer);
  const what = routeIds.length === 1 ? entityLabel(spec, routeIds[0] ?? '') : 'every route of this group';
  if (open.length === 0) return { refused: `${label} guards ${what} already.` };
  const guards = guarding(
    spec,
    open.map((routeId) => ({ routeId, authorizerId: authorizer })),
  );
  return { edits: guards.edits, done: `${label} guards ${what}${guards.words}` };
}

function fromResource(from: Resource, to: Entity): Connection {
  if (to.kind === 'resource') return deadLetter(from, to);
  if (!isEventSource(to) || !isSubscribed(to)) {
    return { refused: `A ${from.type} calls ${handlerWords[from.type]}. Draw into empty space to add one.` };
  }
  const { type, field } = subscriptions[to.kind];
  if (type !== from.type) return { refused: `${to.name} listens to a ${type}; ${from.name} is a ${from.type}.` };
  if (sourceResourceId(to) === from.id) return { refused: `${from.name} calls ${to.name} already.` };
  const edits: Edit[] = [{ type: 'set', id: to.id, path: [field], value: from.id }, ...streamOf(from)];
  return { edits, done: `${from.name} calls ${to.name}` };
}

/** A table's changes reach handlers by its stream: a line from it turns the stream on. */
export function streamOf(resource: Resource): Edit[] {
  const needs =
    resource.type === 'table' && resource.origin.type === 'managed' && resource.streamViewType === undefined;
  return needs ? [{ type: 'set', id: resource.id, path: ['streamViewType'], value: 'NEW_AND_OLD_IMAGES' }] : [];
}

function deadLetter(from: Resource, to: Resource): Connection {
  if (from.type !== 'queue' || to.type !== 'queue')
    return { refused: 'Resources do not call each other. Only a queue can hand its failed messages to another queue.' };
  if ((from.fifo === true) !== (to.fifo === true))
    return { refused: 'A dead-letter queue must be FIFO exactly when its queue is (SQS).' };
  const value = { queue: to.id, maxReceiveCount: 5 };
  return {
    edits: [{ type: 'set', id: from.id, path: ['deadLetter'], value }],
    done: `${from.name} hands failed messages to ${to.name}`,
  };
}

/** What a handler most often does with a resource: the form has the rest. */
export const usualAccess: Record<ResourceType, Use['access']> = {
  table: ['read', 'write'],
  bucket: ['read', 'write'],
  queue: ['send'],
  topic: ['publish'],
  stream: ['write'],
};

function use(spec: AppSpec, from: Entity, to: Resource): Connection {
  if (!('handler' in from) || from.kind === 'middleware')
    return {
      refused: 'Only a handler’s code can use a resource: a route, a function, an event handler, an authorizer.',
    };
  const existing = Object.values(spec.uses).find((each) => each.from === from.id && each.resource === to.id);
  if (existing !== undefined) return { refused: 'It uses this already. Select the line to change its access.' };
  const entity: Use = {
    id: createId('use'),
    order: nextOrder(spec),
    kind: 'use',
    from: from.id,
    resource: to.id,
    access: usualAccess[to.type],
  };
  return {
    edits: [{ type: 'create', collection: 'uses', entity }],
    done: `${entityLabel(spec, from.id)} may ${accessWords(entity.access)} ${to.type} ${to.name}`,
  };
}

function refusal(from: Entity, to: Entity): string {
  if (to.kind === 'authorizer')
    return 'An authorizer is asked by API Gateway. Draw from the authorizer to the route that it guards.';
  if (from.kind === 'authorizer') return 'An authorizer guards routes only.';
  if (from.kind === 'middleware' || to.kind === 'middleware')
    return 'Middleware runs around every event of its type: it needs no lines.';
  return 'Handlers do not call each other directly. Put a queue or a topic between them.';
}

const handlerWords: Record<ResourceType, string> = {
  table: 'table stream handlers',
  bucket: 'S3 event handlers',
  queue: 'queue handlers',
  topic: 'topic handlers',
  stream: 'stream handlers',
};

function isEventSource(entity: Entity): entity is AppSpec['eventSources'][string] {
  return ['schedule', 'cw-event', ...Object.keys(subscriptions)].includes(entity.kind);
}
