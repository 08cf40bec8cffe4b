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
  const taken = savedBoxes(frames, saved);
  for (const { id, x, y } of taken) places.set(id, { x, y });
  for (const [id, point] of columnPlaces(graph, frames, free)) {
    const place = clearOf(taken, { ...point, ...sizeOf(frames, id) });
    places.set(id, place);
    taken.push({ id, ...place, ...sizeOf(frames, id) });
  }
  return places;
}

type SavedBox = Box & { id: string };

/**
 * What was put somewhere stands there, except that a frame which has grown since (a group was opened, a route was moved
 * into a blueprint) pushes down what stands below it, and that what it meets. The saved places stay as they are.
 */
function savedBoxes(frames: Frames, saved: Readonly<Record<string, Point>>): SavedBox[] {
  const boxes: SavedBox[] = [];
  const pushing: Box[] = [];
  const put = frames.outer.flatMap((node) => {
    const point = saved[node.id];
    return point === undefined ? [] : [{ node, box: { id: node.id, ...point, ...sizeOf(frames, node.id) } }];
  });
  for (const { node, box } of put.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)) {
    const place = clearOf(pushing, box);
    const stands = { ...box, ...place };
    boxes.push(stands);
    if (node.type === 'group' || node.type === 'blueprint' || place.y !== box.y) pushing.push(stands);
  }
  return boxes;
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
