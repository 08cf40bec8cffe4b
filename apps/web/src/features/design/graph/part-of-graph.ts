import type { Frames, Point } from './frames';
import type { Graph } from './graph';

/** Some of a graph with the lines between it; what stands in a frame stands for its frame. */
export function partOfGraph(graph: Graph, frames: Frames, ids: readonly string[]): { graph: Graph; frames: Frames } {
  const chosen = new Set(ids.flatMap((id) => frames.outerId.get(id) ?? []));
  const isChosen = (id: string) => chosen.has(frames.outerId.get(id) ?? id);
  return {
    graph: {
      nodes: graph.nodes.filter((node) => isChosen(node.id)),
      edges: graph.edges.filter((edge) => isChosen(edge.source) && isChosen(edge.target)),
    },
    frames: { ...frames, outer: frames.outer.filter((node) => chosen.has(node.id)) },
  };
}

/** New places, moved to where the same things stand now. */
export function putAt(
  arranged: Readonly<Record<string, Point>>,
  now: ReadonlyMap<string, Point>,
): Record<string, Point> {
  const ids = Object.keys(arranged);
  const corner = (points: readonly Point[]): Point => ({
    x: Math.min(...points.map((point) => point.x)),
    y: Math.min(...points.map((point) => point.y)),
  });
  const from = corner(Object.values(arranged));
  const to = corner(ids.flatMap((id) => now.get(id) ?? []));
  return Object.fromEntries(
    Object.entries(arranged).map(([id, { x, y }]) => [id, { x: x - from.x + to.x, y: y - from.y + to.y }]),
  );
}
