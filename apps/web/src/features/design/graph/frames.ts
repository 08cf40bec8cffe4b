import type { Graph, GraphNode } from './graph';

export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

/** All sizes are known before anything is drawn, so that only what is visible needs to be. */
export const CARD: Size = { width: 228, height: 64 };
export const ROUTE_ROW: Size = { width: 228, height: 40 };
export const GROUP_HEADER = 36;
const GROUP_PADDING = 8;
const ROW_GAP = 6;
export const CLOSED_GROUP: Size = { width: CARD.width + 2 * GROUP_PADDING, height: 56 };
const BLUEPRINT_HEADER = 40;
const BLUEPRINT_PADDING = 16;
const BLUEPRINT_GAP = 14;
const BLUEPRINT_COLUMN_GAP = 72;

export type Frames = {
  sizes: ReadonlyMap<string, Size>;
  /** Of what stands in a frame: its place within the frame. */
  inner: ReadonlyMap<string, Point>;
  /** What can be moved: everything that stands in no frame. */
  outer: readonly GraphNode[];
  /** Node → the outermost frame that holds it, or itself. */
  outerId: ReadonlyMap<string, string>;
};

/** Places the contents of frames, which keep their order, and so finds how large each frame is. */
export function measureFrames({ nodes }: Pick<Graph, 'nodes'>): Frames {
  const children = new Map<string, GraphNode[]>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes)
    if (node.parent !== undefined) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const sizes = new Map<string, Size>();
  const inner = new Map<string, Point>();

  const measure = (node: GraphNode): Size => {
    const size = sizeOf(node);
    sizes.set(node.id, size);
    return size;
  };
  const sizeOf = (node: GraphNode): Size => {
    const held = children.get(node.id) ?? [];
    if (node.type === 'group') return node.isExpanded ? stackOfRoutes(held) : CLOSED_GROUP;
    if (node.type === 'blueprint') return blueprintFrame(held);
    const isRow = node.parent !== undefined && byId.get(node.parent)?.type === 'group';
    return isRow ? ROUTE_ROW : CARD;
  };
  const stackOfRoutes = (held: readonly GraphNode[]): Size => {
    for (const [index, node] of held.entries()) {
      measure(node);
      inner.set(node.id, { x: GROUP_PADDING, y: GROUP_HEADER + index * (ROUTE_ROW.height + ROW_GAP) });
    }
    const rows = held.length * (ROUTE_ROW.height + ROW_GAP) - ROW_GAP;
    return { width: CARD.width + 2 * GROUP_PADDING, height: GROUP_HEADER + Math.max(0, rows) + GROUP_PADDING };
  };
  const blueprintFrame = (held: readonly GraphNode[]): Size => {
    const gates = held.filter((node) => node.column === 'gate');
    const others = held.filter((node) => node.column !== 'gate');
    const left = stack(gates, BLUEPRINT_PADDING);
    const x = left.width === 0 ? BLUEPRINT_PADDING : BLUEPRINT_PADDING + left.width + BLUEPRINT_COLUMN_GAP;
    const right = stack(others, x);
    const width = Math.max(CARD.width, x - BLUEPRINT_PADDING + right.width) + 2 * BLUEPRINT_PADDING;
    const height = Math.max(left.height, right.height, 24) + BLUEPRINT_HEADER + BLUEPRINT_PADDING;
    return { width, height };
  };
  const stack = (held: readonly GraphNode[], x: number): Size => {
    let y = BLUEPRINT_HEADER;
    let width = 0;
    for (const node of held) {
      const size = measure(node);
      inner.set(node.id, { x, y });
      y += size.height + BLUEPRINT_GAP;
      width = Math.max(width, size.width);
    }
    return { width, height: Math.max(0, y - BLUEPRINT_GAP - BLUEPRINT_HEADER) };
  };

  const outer = nodes.filter((node) => node.parent === undefined);
  for (const node of outer) measure(node);
  const outerId = new Map(nodes.map((node) => [node.id, outermost(node, byId)]));
  return { sizes, inner, outer, outerId };
}

function outermost(node: GraphNode, byId: ReadonlyMap<string, GraphNode>): string {
  const parent = node.parent === undefined ? undefined : byId.get(node.parent);
  return parent === undefined ? node.id : outermost(parent, byId);
}
