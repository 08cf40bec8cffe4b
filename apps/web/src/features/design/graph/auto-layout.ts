import type { ElkNode } from 'elkjs/lib/elk-api';
import { elkGraphOf, placesOf } from './elk-graph';
import type { Frames, Point } from './frames';
import type { Graph } from './graph';

type Arranger = { layout(graph: ElkNode): Promise<ElkNode> };
let arranger: Promise<Arranger> | undefined;

/** Arranges everything anew in a worker; elk (480 kB) is loaded when it is first asked for. */
export async function autoLayout(graph: Graph, frames: Frames): Promise<Record<string, Point>> {
  arranger ??= createArranger();
  return placesOf(await (await arranger).layout(elkGraphOf(graph, frames)));
}

async function createArranger(): Promise<Arranger> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js');
  return new Elk({ workerFactory: () => new Worker(new URL('elkjs/lib/elk-worker.min.js', import.meta.url)) });
}
