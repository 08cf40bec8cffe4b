import { getBezierPath, Position } from '@xyflow/react';
import { type FlowEdge, type FlowNode, PORT_OF_FRAME } from '../canvas/flow-types';
import type { Point, Size } from '../graph/frames';
import type { EdgeKind } from '../graph/graph';
import { drawNode } from './picture-nodes';
import { escaped, SANS } from './picture-text';

/** Colours as any reader of SVG knows them. */
export type PictureColors = {
  canvas: string;
  surface: string;
  sunken: string;
  line: string;
  control: string;
  fg: string;
  muted: string;
  danger: string;
  warning: string;
  /** By face: the colour of the icon and its ground. */
  faces: Readonly<Record<string, { color: string; soft: string }>>;
  notes: Readonly<Record<string, { ground: string; edge: string }>>;
};

export type PictureSource = {
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
  /** Only these with what stands in them; without: everything. */
  ids?: readonly string[] | undefined;
  colors: PictureColors;
  /** The inside of each face's icon, 24 by 24. */
  icons: Readonly<Record<string, string>>;
  title: string;
};

export type Picture = { svg: string; width: number; height: number };

/** A box of the picture, at its place on the whole canvas. */
export type Box = Point & Size & { node: FlowNode };

const MARGIN = 32;

/** The canvas as an SVG that stands alone: no font, script or style from elsewhere. */
export function drawPicture(source: PictureSource): Picture | undefined {
  const boxes = boxesOf(source);
  const first = boxes[0];
  if (first === undefined) return undefined;
  const left = Math.min(...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(...boxes.map((box) => box.y)) - MARGIN;
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const layers = ['note', 'blueprint', 'routes', 'card'];
  const sorted = [...boxes].sort((a, b) => layers.indexOf(a.node.type ?? '') - layers.indexOf(b.node.type ?? ''));
  const isGround = ({ node }: Box) =>
    node.type === 'note' || node.type === 'blueprint' || (node.type === 'routes' && node.data.isExpanded);
  const draw = (box: Box) => drawNode(box, source);
  const { colors, title } = source;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${escaped(SANS)}" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colors.canvas}"/>`,
    ...sorted.filter(isGround).map(draw),
    ...source.edges.flatMap((edge) => drawEdge(edge, boxes, colors)),
    ...sorted.filter((box) => !isGround(box)).map(draw),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

function boxesOf({ nodes, ids }: PictureSource): Box[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const cornerOf = (node: FlowNode): Point => {
    const parent = node.parentId === undefined ? undefined : byId.get(node.parentId);
    const corner = parent === undefined ? { x: 0, y: 0 } : cornerOf(parent);
    return { x: corner.x + node.position.x, y: corner.y + node.position.y };
  };
  const chosen = ids === undefined ? undefined : new Set(ids);
  const isIn = (node: FlowNode | undefined): boolean =>
    node !== undefined &&
    (chosen === undefined || chosen.has(node.id) || (node.parentId !== undefined && isIn(byId.get(node.parentId))));
  return nodes
    .filter(isIn)
    .map((node) => ({ ...cornerOf(node), width: node.width ?? 0, height: node.height ?? 0, node }));
}

const dashes: Partial<Record<EdgeKind, string>> = { 'fails-to': '4 4', uses: '5 3', wraps: '2 3' };

function drawEdge(edge: FlowEdge, boxes: readonly Box[], colors: PictureColors): string[] {
  const from = boxes.find((box) => box.node.id === edge.source);
  const to = boxes.find((box) => box.node.id === edge.target);
  if (from === undefined || to === undefined) return [];
  const [path] = getBezierPath({
    sourceX: from.x + from.width,
    sourceY: portOf(from),
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: portOf(to),
    targetPosition: Position.Left,
  });
  const kind = edge.data?.edge.kind;
  const dash = kind === undefined ? undefined : dashes[kind];
  const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  const why = edge.data === undefined ? '' : `<title>${escaped(edge.data.edge.why)}</title>`;
  return [`<path d="${path}" fill="none" stroke="${colors.control}" stroke-width="1.25"${dashed}>${why}</path>`];
}

function portOf({ y, height, node }: Box): number {
  return node.type === 'routes' || node.type === 'blueprint' ? y + PORT_OF_FRAME : y + height / 2;
}
