import { type AppSpec, entityLabel, type Problem } from '@chalice-studio/appspec';
import type { Notes } from '@chalice-studio/control-plane/contract';
import { Position } from '@xyflow/react';
import { faceOf, wordsOf } from '../graph/construct-words';
import type { Frames, Point } from '../graph/frames';
import type { Graph, GraphNode } from '../graph/graph';
import { type CardData, type FlowEdge, type FlowNode, nodeAttributes, PORT_OF_FRAME } from './flow-types';
import { noteNodes } from './note-nodes';

type Context = {
  spec: AppSpec;
  frames: Frames;
  places: ReadonlyMap<string, Point>;
  problems: ReadonlyMap<string, readonly Problem[]>;
  notes: Notes;
  relations: ReadonlyMap<string, string>;
  mayEdit: boolean;
};

/** The graph as React Flow wants it; nodes that are as they were in `before` are the same objects. */
export function flowNodes(graph: Graph, context: Context, before: readonly FlowNode[]): FlowNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const all = [...noteNodes(context), ...graph.nodes.map((node) => flowNode(node, context))];
  return all.map((next) => {
    const last = old.get(next.id);
    return last !== undefined && isSame(last, next) ? last : next;
  });
}

function flowNode(node: GraphNode, context: Context): FlowNode {
  const { frames, places } = context;
  const size = frames.sizes.get(node.id) ?? { width: 0, height: 0 };
  const isInner = node.parent !== undefined;
  const shared = {
    id: node.id,
    position: (isInner ? frames.inner.get(node.id) : places.get(node.id)) ?? { x: 0, y: 0 },
    ...(node.parent === undefined ? {} : { parentId: node.parent }),
    ...size,
    // Given as if measured: what is not drawn yet counts when the design is fitted into the window.
    measured: size,
    draggable: context.mayEdit && !(node.type === 'group' && isInner),
    domAttributes: nodeAttributes(context.relations.get(node.id)),
    // What has a button of its own inside is no button itself.
    ariaRole: node.type === 'group' ? ('group' as const) : ('button' as const),
    handles: handlesOf(size, node.type === 'group' || node.type === 'blueprint'),
  };
  if (node.type === 'group') {
    const { errors, warnings } = countOf(
      node.group.routes.map((route) => route.id),
      context.problems,
    );
    const { prefix, routes } = node.group;
    const data = {
      label: `Routes under ${prefix}`,
      prefix,
      count: routes.length,
      isExpanded: node.isExpanded,
      hidden: node.isExpanded ? '' : routes.map((route) => route.id).join(),
      errors,
      warnings,
    };
    return { ...shared, type: 'routes', ariaLabel: data.label, data, zIndex: 0 };
  }
  if (node.type === 'blueprint') {
    const words = wordsOf(context.spec, node.blueprint);
    const data = {
      label: entityLabel(context.spec, node.id),
      ...words,
      count: node.count,
      ...countOf([node.id], context.problems),
    };
    return { ...shared, type: 'blueprint', ariaLabel: data.label, data, zIndex: -1 };
  }
  const data = cardData(node, context);
  return { ...shared, type: 'card', ariaLabel: data.label, data, zIndex: 1 };
}

function cardData(node: Extract<GraphNode, { type: 'construct' | 'api' }>, context: Context): CardData {
  if (node.type === 'api') {
    const isRest = node.protocol === 'rest';
    const noun = isRest ? (node.count === 1 ? 'route' : 'routes') : node.count === 1 ? 'handler' : 'handlers';
    return {
      label: isRest ? 'REST API' : 'WebSocket API',
      face: isRest ? 'rest-api' : 'websocket-api',
      title: isRest ? 'REST API' : 'WebSocket API',
      line: `${node.count} ${noun}`,
      ...countOf(isRest ? ['app'] : [], context.problems),
      isGuarded: false,
      isRow: false,
      canStart: true,
      canEnd: false,
    };
  }
  const { construct } = node;
  return {
    label: entityLabel(context.spec, node.id),
    face: faceOf(construct),
    ...wordsOf(context.spec, construct),
    ...countOf([node.id], context.problems),
    isGuarded: construct.kind === 'route' && construct.authorizer !== undefined,
    isRow: (context.frames.sizes.get(node.id)?.height ?? 64) < 60,
    canStart: construct.kind !== 'middleware',
    canEnd: construct.kind !== 'schedule' && construct.kind !== 'cw-event',
  };
}

function countOf(ids: readonly string[], problems: Context['problems']): { errors: number; warnings: number } {
  const found = ids.flatMap((id) => problems.get(id) ?? []);
  const errors = found.filter((problem) => problem.severity === 'error').length;
  return { errors, warnings: found.length - errors };
}

/** Given and not measured, so that lines to cards outside of the window need nothing drawn. */
function handlesOf({ height, width }: { width: number; height: number }, isFrame: boolean) {
  const y = (isFrame ? PORT_OF_FRAME : height / 2) - 5;
  return [
    { type: 'target' as const, position: Position.Left, x: -5, y, width: 10, height: 10 },
    { type: 'source' as const, position: Position.Right, x: width - 5, y, width: 10, height: 10 },
  ];
}

function isSame(a: FlowNode, b: FlowNode): boolean {
  return (
    a.type === b.type &&
    a.parentId === b.parentId &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.draggable === b.draggable &&
    a.domAttributes?.['aria-description'] === b.domAttributes?.['aria-description'] &&
    sameFields(a.data, b.data)
  );
}

function sameFields(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  return Object.keys(b).every((key) => Object.is(a[key], b[key]));
}

export function flowEdges(graph: Graph, before: readonly FlowEdge[]): FlowEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  return graph.edges.map((edge) => {
    const last = old.get(edge.id);
    if (
      last !== undefined &&
      last.data?.edge.why === edge.why &&
      last.data.edge.entityIds.join() === edge.entityIds.join()
    )
      return last;
    return { id: edge.id, source: edge.source, target: edge.target, type: 'why', data: { edge }, ariaLabel: edge.why };
  });
}
