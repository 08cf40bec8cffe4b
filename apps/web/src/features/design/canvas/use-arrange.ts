'use client';

import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { useMayEdit } from '@/components/document/use-may-edit';
import { toast } from '@/components/ui/toast';
import { autoLayout } from '../graph/auto-layout';
import type { Frames, Point } from '../graph/frames';
import type { Graph } from '../graph/graph';
import { partOfGraph, putAt } from '../graph/part-of-graph';
import { useMotion } from './use-motion';

type Shown = { graph: Graph; frames: Frames; places: ReadonlyMap<string, Point> };

/** Arranges everything anew, or only some of it where that stands, for everybody; one step to undo. */
export function useArrange({ graph, frames, places }: Shown) {
  const { canvas } = useOpenDocument();
  const flow = useReactFlow();
  const mayEdit = useMayEdit();
  const motion = useMotion();
  const [isRunning, setIsRunning] = useState(false);

  async function start(ids: readonly string[]): Promise<void> {
    const part = ids.length > 1 ? partOfGraph(graph, frames, ids) : { graph, frames };
    if (!mayEdit || part.graph.nodes.length === 0) return;
    setIsRunning(true);
    try {
      const arranged = await autoLayout(part.graph, part.frames);
      canvas.place(Object.fromEntries(places));
      canvas.move(ids.length > 1 ? putAt(arranged, places) : arranged);
      if (ids.length <= 1)
        requestAnimationFrame(() => void flow.fitView({ duration: motion(150), padding: 0.15, maxZoom: 1 }));
      toast.success(ids.length > 1 ? 'Arranged what is selected' : 'Arranged everything', {
        action: { label: 'Undo', onClick: () => void canvas.undo() },
      });
    } catch (cause) {
      toast.failure('The design could not be arranged', cause);
    } finally {
      setIsRunning(false);
    }
  }
  return { start: (ids: readonly string[]) => void start(ids), isRunning };
}
