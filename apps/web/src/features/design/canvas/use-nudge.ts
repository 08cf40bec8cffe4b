'use client';

import type { NoteChanges } from '@chalice-studio/control-plane/contract';
import { useOpenDocument } from '@/components/document/document-provider';
import { useMayEdit } from '@/components/document/use-may-edit';
import { announce } from '../actions/announcements';
import type { Frames, Point } from '../graph/frames';
import { isNoteId, SMALLEST_NOTE } from '../graph/notes';
import type { FlowNode } from './flow-types';
import type { Direction } from './nearest-node';
import { unplaced } from './unplaced';

const STEP = 20;
const FAR = 100;

const ways: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Moving what is selected by arrow keys; what stands in a frame takes its frame along. */
export function useNudge(nodes: readonly FlowNode[], frames: Frames) {
  const { canvas } = useOpenDocument();
  const mayEdit = useMayEdit();
  return (ids: readonly string[], direction: Direction, isFar: boolean) => {
    if (!mayEdit) return announce('You may look, but not change.');
    const way = ways[direction];
    const moved = new Set(ids.map((id) => (isNoteId(id) ? id : (frames.outerId.get(id) ?? ''))));
    const shown = nodes.filter((node) => moved.has(node.id));
    if (shown.length === 0) return announce('Nothing is selected.');
    const notes: NoteChanges = {};
    const positions: Record<string, Point> = {};
    for (const node of shown) {
      const step = isFar ? FAR : STEP;
      const place = { x: node.position.x + way.x * step, y: node.position.y + way.y * step };
      if (!isNoteId(node.id)) positions[node.id] = place;
      else if (isFar) notes[node.id] = sizeOf(node, way);
      else notes[node.id] = place;
    }
    canvas.place(unplaced(nodes, canvas.getState().positions));
    canvas.change({ positions, notes }, `nudge:${[...moved].join()}`);
    const isSizing = isFar && Object.keys(notes).length > 0;
    announce(isSizing ? 'Resized the note' : `Moved ${shown.length > 1 ? `${shown.length} ` : ''}${direction}`);
  };
}

function sizeOf(node: FlowNode, way: Point): { width: number; height: number } {
  return {
    width: Math.max(SMALLEST_NOTE.width, (node.width ?? 0) + way.x * STEP),
    height: Math.max(SMALLEST_NOTE.height, (node.height ?? 0) + way.y * STEP),
  };
}
