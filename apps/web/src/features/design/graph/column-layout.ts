import type { Frames, Point, Size } from './frames';
import { columns, type Graph, type GraphNode } from './graph';

const COLUMN_GAP = 88;
const ROW_GAP = 24;
/** Higher columns go on beside themselves, so that a large design stays a map and does not become a strip. */
const COLUMN_HEIGHT = 1800;
const SUBCOLUMN_GAP = 48;

/**
 * A place for everything that stands in no frame: where it was put, else in its column, near what it is connected to,
 * and never on top of anything. Sources → authorizers and middleware → handlers → resources.
 */
export function layoutColumns(
  graph: Graph,
  { frames, saved }: { frames: Frames; saved: Readonly<Record<string, Point>> },
): Map<string, Point> {
  const places = new Map<string, Point>();
  const free = frames.outer.filter((node) => saved[node.id] === undefined);
  for (const node of frames.outer) {
    const point = saved[node.id];
    if (point !== undefined) places.set(node.id, point);
  }
  const taken = [...places].map(([id, point]) => ({ ...point, ...sizeOf(frames, id) }));
  for (const [id, point] of columnPlaces(graph, frames, free)) {
    const place = clearOf(taken, { ...point, ...sizeOf(frames, id) });
    places.set(id, place);
    taken.push({ ...place, ...sizeOf(frames, id) });
  }
  return places;
}

function columnPlaces(graph: Graph, frames: Frames, free: readonly GraphNode[]): Map<string, Point> {
  const places = new Map<string, Point>();
  const isFree = new Set(free.map((node) => node.id));
  let x = 0;
  for (const column of columns) {
    const all = frames.outer.filter((node) => node.column === column);
    const sorted = byNeighbours(all, { graph, frames, places });
    let y = 0;
    let width = 0;
    for (const node of sorted) {
      const size = sizeOf(frames, node.id);
      if (y > 0 && y + size.height > COLUMN_HEIGHT) {
        x += width + SUBCOLUMN_GAP;
        y = 0;
        width = 0;
      }
      places.set(node.id, { x, y });
      y += size.height + ROW_GAP;
      width = Math.max(width, size.width);
    }
    if (sorted.length > 0) x += width + COLUMN_GAP;
  }
  return new Map([...places].filter(([id]) => isFree.has(id)));
}

/** In the order of the mean height of what stands to the left and is connected; the rest keeps its order, below. */
function byNeighbours(
  nodes: readonly GraphNode[],
  { graph, frames, places }: { graph: Graph; frames: Frames; places: ReadonlyMap<string, Point> },
): GraphNode[] {
  const heights = new Map<string, number[]>();
  for (const edge of graph.edges) {
    const source = frames.outerId.get(edge.source) ?? edge.source;
    const target = frames.outerId.get(edge.target) ?? edge.target;
    const y = places.get(source)?.y;
    if (y !== undefined) heights.set(target, [...(heights.get(target) ?? []), y]);
  }
  const mean = (id: string): number => {
    const found = heights.get(id) ?? [];
    return found.length === 0 ? Number.MAX_SAFE_INTEGER : found.reduce((sum, y) => sum + y, 0) / found.length;
  };
  return nodes
    .map((node, index) => ({ node, index, mean: mean(node.id) }))
    .sort((a, b) => a.mean - b.mean || a.index - b.index)
    .map(({ node }) => node);
}

type Box = Point & Size;

/** Moves a box down until it overlaps nothing. */
function clearOf(taken: readonly Box[], box: Box): Point {
  const place = { x: box.x, y: box.y };
  for (;;) {
    const hit = taken.find((other) => overlaps({ ...box, ...place }, other));
    if (hit === undefined) return place;
    place.y = hit.y + hit.height + ROW_GAP;
  }
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function sizeOf(frames: Frames, id: string): Size {
  return frames.sizes.get(id) ?? { width: 0, height: 0 };
}
