'use client';

import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { toast } from '@/components/ui/toast';
import { autoLayout } from '../graph/auto-layout';
import type { Frames } from '../graph/frames';
import type { Graph } from '../graph/graph';

/** Arranges everything anew, for everybody; the places before can be had back. */
export function useArrange(graph: Graph, frames: Frames) {
  const { canvas } = useOpenDocument();
  const flow = useReactFlow();
  const [isRunning, setIsRunning] = useState(false);

  async function start(): Promise<void> {
    setIsRunning(true);
    const before = Object.fromEntries(
      flow
        .getNodes()
        .filter((node) => node.parentId === undefined)
        .map((node) => [node.id, node.position]),
    );
    try {
      const arranged = await autoLayout(graph, frames);
      canvas.place(before);
      canvas.move(arranged);
      requestAnimationFrame(() => void flow.fitView({ duration: 150, padding: 0.15, maxZoom: 1 }));
      toast.success('Arranged', { action: { label: 'Undo', onClick: () => void canvas.undo() } });
    } catch (cause) {
      toast.failure('The design could not be arranged', cause);
    } finally {
      setIsRunning(false);
    }
  }
  return { start: () => void start(), isRunning };
}
