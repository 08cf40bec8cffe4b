import { type AppSpec, accessWords, entityLabel, environmentVariableOf, labelOf } from '@chalice-studio/appspec';
import { type GraphEdge, REST_API_ID, type RouteGroup, WEBSOCKET_API_ID } from './graph';
import { sourceResourceId } from './source-resource';
import { websocketReason } from './websocket-reason';

type Context = { groups: readonly RouteGroup[]; visibleId: (id: string) => string };

/** Every connection with its reason. Edges that end at the same closed group are one. */
export function edgesOf(spec: AppSpec, context: Context): GraphEdge[] {
  const edges = [
    ...restEdges(spec, context),
    ...websocketEdges(spec),
    ...middlewareEdges(spec),
    ...deliveryEdges(spec),
    ...usageEdges(spec, context),
    ...mountEdges(spec),
  ];
  return merge(edges);
}

/** The API calls an authorizer, and that its routes; a group that one authorizer guards as a whole has one line. */
function restEdges(spec: AppSpec, { groups, visibleId }: Context): GraphEdge[] {
  const edges: GraphEdge[] = [];
  const grouped = new Set<string>();
  for (const group of groups) {
    const guards = new Set(group.routes.map((route) => guardOf(spec, route.id)));
    const [guard] = guards;
    if (guards.size > 1) continue;
    for (const route of group.routes) grouped.add(route.id);
    const ids = group.routes.map((route) => route.id);
    const words = `${group.routes.length} routes under ${group.prefix}`;
    edges.push(
      guard === undefined ? calls(group.id, words, ids) : authorizes(spec, guard, { target: group.id, words, ids }),
    );
  }
  for (const route of Object.values(spec.routes)) {
    if (grouped.has(route.id)) continue;
    const guard = guardOf(spec, route.id);
    const words = labelOf(spec, route);
    const target = visibleId(route.id);
    edges.push(
      guard === undefined
        ? calls(target, words, [route.id])
        : authorizes(spec, guard, { target, words, ids: [route.id] }),
    );
  }
  const guards = new Set(Object.keys(spec.routes).map((id) => guardOf(spec, id)));
  for (const id of guards) {
    if (id !== undefined)
      edges.push(
        edge('calls', REST_API_ID, id, `The REST API asks ${entityLabel(spec, id)} before it calls a route.`, [id]),
      );
  }
  return edges;
}

function guardOf(spec: AppSpec, routeId: string): string | undefined {
  const id = spec.routes[routeId]?.authorizer?.id;
  return id === undefined || spec.authorizers[id] === undefined ? undefined : id;
}

const calls = (target: string, words: string, ids: readonly string[]) =>
  edge('calls', REST_API_ID, target, `The REST API calls ${words}; no authorizer guards it.`, ids);

const authorizes = (
  spec: AppSpec,
  guard: string,
  { target, words, ids }: { target: string; words: string; ids: readonly string[] },
) => edge('authorizes', guard, target, `${capitalized(entityLabel(spec, guard))} decides who may call ${words}.`, ids);

function websocketEdges(spec: AppSpec): GraphEdge[] {
  return Object.values(spec.websocketHandlers).map((handler) =>
    edge('calls', WEBSOCKET_API_ID, handler.id, `The WebSocket API calls it on ${websocketReason(handler)}.`, [
      handler.id,
    ]),
  );
}

function middlewareEdges(spec: AppSpec): GraphEdge[] {
  return Object.values(spec.middleware).flatMap((each) => {
    const name = each.handler.export;
    const from = [
      ...(['all', 'http'].includes(each.eventType) && Object.keys(spec.routes).length > 0 ? [REST_API_ID] : []),
      ...(['all', 'websocket'].includes(each.eventType) && Object.keys(spec.websocketHandlers).length > 0
        ? [WEBSOCKET_API_ID]
        : []),
    ];
    return from.map((source) =>
      edge('wraps', source, each.id, `${name} runs around every event of this API.`, [each.id]),
    );
  });
}

function deliveryEdges(spec: AppSpec): GraphEdge[] {
  return Object.values(spec.eventSources)
    .flatMap((source) => {
      const resourceId = sourceResourceId(source);
      const resource = resourceId === undefined ? undefined : spec.resources[resourceId];
      const edges: GraphEdge[] = [];
      if (resource !== undefined)
        edges.push(
          edge(
            'delivers',
            resource.id,
            source.id,
            `${capitalized(labelOf(spec, resource))} calls ${source.name}${deliveryReason(source)}.`,
            [source.id],
          ),
        );
      const deadLetter =
        'deadLetter' in source && source.deadLetter !== undefined ? spec.resources[source.deadLetter] : undefined;
      if (deadLetter !== undefined)
        edges.push(
          edge(
            'fails-to',
            source.id,
            deadLetter.id,
            `Events that ${source.name} cannot process go to ${labelOf(spec, deadLetter)}.`,
            [source.id],
          ),
        );
      return edges;
    })
    .concat(queueFailures(spec));
}

function deliveryReason(source: AppSpec['eventSources'][string]): string {
  if (source.kind === 's3-event') return ` on ${(source.events ?? ['s3:ObjectCreated:*']).join(', ')}`;
  if (source.kind === 'sqs-message') return ` with up to ${source.batchSize ?? 1} messages`;
  if (source.kind === 'kinesis-record' || source.kind === 'dynamodb-record')
    return ` with up to ${source.batchSize ?? 100} records`;
  return ' with each message';
}

function queueFailures(spec: AppSpec): GraphEdge[] {
  return Object.values(spec.resources).flatMap((resource) => {
    if (resource.type !== 'queue' || resource.deadLetter === undefined) return [];
    const target = spec.resources[resource.deadLetter.queue];
    if (target === undefined) return [];
    const why = `A message that was received ${resource.deadLetter.maxReceiveCount} times goes to ${labelOf(spec, target)}.`;
    return [edge('fails-to', resource.id, target.id, why, [resource.id])];
  });
}

function usageEdges(spec: AppSpec, { visibleId }: Context): GraphEdge[] {
  return Object.values(spec.uses).flatMap((use) => {
    const resource = spec.resources[use.resource];
    if (resource === undefined) return [];
    const access = use.access.length === 0 ? 'may not access' : `may ${accessWords(use.access)}`;
    const why = `${capitalized(entityLabel(spec, use.from))} ${access} ${labelOf(spec, resource)}, named by ${environmentVariableOf(use, resource)}.`;
    return [edge('uses', visibleId(use.from), resource.id, why, [use.id])];
  });
}

function mountEdges(spec: AppSpec): GraphEdge[] {
  return Object.values(spec.blueprints).flatMap((blueprint) => {
    const mounts = Object.values(blueprint.mounts);
    if (mounts.length === 0 || Object.keys(spec.routes).length === 0) return [];
    const places = mounts.map((mount) => mount.urlPrefix ?? '/').join(', ');
    return [
      edge('mounts', REST_API_ID, blueprint.id, `Blueprint ${blueprint.name} is mounted under ${places}.`, [
        blueprint.id,
      ]),
    ];
  });
}

function edge(
  kind: GraphEdge['kind'],
  source: string,
  target: string,
  why: string,
  entityIds: readonly string[],
): GraphEdge {
  return { id: `${kind}:${source}:${target}`, source, target, kind, why, entityIds };
}

function merge(edges: readonly GraphEdge[]): GraphEdge[] {
  const byId = new Map<string, GraphEdge>();
  for (const each of edges) {
    const before = byId.get(each.id);
    if (before === undefined) byId.set(each.id, each);
    else {
      const entityIds = [...before.entityIds, ...each.entityIds];
      byId.set(each.id, {
        ...before,
        entityIds,
        why: `${before.why.split('\n')[0]}\nAnd ${entityIds.length - 1} more like it.`,
      });
    }
  }
  return [...byId.values()];
}

const capitalized = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
