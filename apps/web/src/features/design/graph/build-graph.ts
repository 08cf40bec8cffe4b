import { type AppSpec, inOrder } from '@chalice-studio/appspec';
import { type Column, type Construct, type Graph, type GraphNode, REST_API_ID, WEBSOCKET_API_ID } from './graph';
import { edgesOf } from './graph-edges';
import { groupRoutes } from './route-groups';
import { sourceResourceId } from './source-resource';

/** With more routes than this, groups begin closed. */
export const OPEN_UP_TO = 40;

/** A document as the canvas shows it. `isExpanded` says which groups of routes show their routes. */
export function buildGraph(
  spec: AppSpec,
  { isExpanded }: { isExpanded: (groupId: string, isSmall: boolean) => boolean },
): Graph {
  const routes = Object.values(spec.routes);
  const { groups, single } = groupRoutes(routes);
  const isSmall = routes.length <= OPEN_UP_TO;
  const visible = new Map<string, string>();
  const nodes: GraphNode[] = [...apiNodes(spec)];

  for (const blueprint of inOrder(Object.values(spec.blueprints))) {
    const count = members(spec).filter((each) => each.blueprint === blueprint.id).length;
    nodes.push({ id: blueprint.id, type: 'blueprint', column: 'handler', blueprint, count });
  }
  for (const group of groups) {
    const expanded = isExpanded(group.id, isSmall);
    nodes.push({ id: group.id, type: 'group', column: 'handler', group, isExpanded: expanded, ...inside(spec, group) });
    for (const route of group.routes) {
      visible.set(route.id, expanded ? route.id : group.id);
      if (expanded) nodes.push({ ...constructNode(route), parent: group.id });
    }
  }
  const sources = subscribedResources(spec);
  for (const construct of [...single, ...members(spec).filter((each) => each.kind !== 'route')]) {
    nodes.push({ ...constructNode(construct), ...inside(spec, construct) });
  }
  for (const resource of inOrder(Object.values(spec.resources))) {
    nodes.push({
      id: resource.id,
      type: 'construct',
      construct: resource,
      column: sources.has(resource.id) ? 'source' : 'resource',
    });
  }
  return { nodes, edges: edgesOf(spec, { groups, visibleId: (id) => visible.get(id) ?? id }) };
}

function apiNodes(spec: AppSpec): GraphNode[] {
  const rest = Object.keys(spec.routes).length;
  const websocket = Object.keys(spec.websocketHandlers).length;
  const node = (id: string, protocol: 'rest' | 'websocket', count: number): GraphNode[] =>
    count === 0 ? [] : [{ id, type: 'api', protocol, count, column: 'source' }];
  return [...node(REST_API_ID, 'rest', rest), ...node(WEBSOCKET_API_ID, 'websocket', websocket)];
}

type Member = Exclude<Construct, { kind: 'blueprint' | 'resource' }>;

/** Everything that can belong to a blueprint. */
function members(spec: AppSpec): (Member & { blueprint?: string | undefined })[] {
  return [
    ...inOrder(Object.values(spec.authorizers)),
    ...inOrder(Object.values(spec.middleware)),
    ...inOrder(Object.values(spec.routes)),
    ...inOrder(Object.values(spec.eventSources)),
    ...inOrder(Object.values(spec.functions)),
    ...inOrder(Object.values(spec.websocketHandlers)),
  ];
}

/** A blueprint that is gone holds nothing: what names it stands outside, with its problem. */
function inside(spec: AppSpec, { blueprint }: { blueprint?: string | undefined }): { parent?: string } {
  return blueprint === undefined || spec.blueprints[blueprint] === undefined ? {} : { parent: blueprint };
}

function constructNode(construct: Member): GraphNode & { type: 'construct' } {
  return { id: construct.id, type: 'construct', construct, column: columnOf(construct) };
}

function columnOf(construct: Member): Column {
  return construct.kind === 'authorizer' || construct.kind === 'middleware' ? 'gate' : 'handler';
}

/** Resources that only call handlers stand with the sources; one that handlers also use stands where it is used. */
function subscribedResources(spec: AppSpec): Set<string> {
  const used = new Set(Object.values(spec.uses).map((use) => use.resource));
  const ids = Object.values(spec.eventSources).flatMap((source) => {
    const id = sourceResourceId(source);
    return id === undefined || used.has(id) ? [] : [id];
  });
  return new Set(ids);
}
