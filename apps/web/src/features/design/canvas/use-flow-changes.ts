'use client';

import { APP_ID } from '@chalice-studio/appspec';
import type { NoteChanges } from '@chalice-studio/control-plane/contract';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { Point } from '../graph/frames';
import { isNoteId } from '../graph/notes';
import { useSelectedIds, useSelection } from '../selection/selection';
import { isApi, withoutCrowds } from './crowded-lines';
import type { FlowEdge, FlowNode } from './flow-types';
import { unplaced } from './unplaced';

/** Selecting and moving: the selection lives in the page, a place is saved when a drag has ended. */
export function useFlowChanges(nodes: readonly FlowNode[], edges: readonly FlowEdge[]) {
  const { canvas } = useOpenDocument();
  const selection = useSelection();
  const selected = useSelectedIds();
  /** A group, or a line of several reasons, is no entity of the document: it can be selected on the canvas only. */
  const [local, setLocal] = useState<ReadonlySet<string>>(new Set());
  /** The one node that Tab leads to. */
  const [current, setCurrent] = useState<string>();
  const inner = useMemo(
    () => new Set(nodes.flatMap((node) => (node.parentId === undefined ? [] : [node.id]))),
    [nodes],
  );
  const tabStop = useMemo(() => {
    const wanted = [current, selected[0], ...local].find((id) => nodes.some((node) => node.id === id));
    return wanted ?? nodes.find((node) => node.type !== 'note')?.id ?? nodes[0]?.id;
  }, [nodes, current, selected, local]);

  const shownNodes = useMemo(() => {
    const chosen = new Set([...selected, ...local]);
    return nodes.map((node) => {
      const isSelected = chosen.has(isApi(node.id) ? APP_ID : node.id);
      const isCurrent = node.id === tabStop;
      if (!isSelected && !isCurrent) return node;
      return {
        ...node,
        selected: isSelected,
        ...(isCurrent ? { domAttributes: { ...node.domAttributes, tabIndex: 0 } } : {}),
      };
    });
  }, [nodes, selected, local, tabStop]);

  const shownEdges = useMemo(() => {
    const chosen = new Set([...selected, ...local]);
    return withoutCrowds(edges, chosen).map((edge) => {
      const isChosen =
        chosen.has(edge.id) ||
        (edge.data?.edge.kind === 'uses' && edge.data.edge.entityIds.some((id) => chosen.has(id)));
      return isChosen ? { ...edge, selected: true } : edge;
    });
  }, [edges, selected, local]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const { settled, sized, chosen, unchosen } = sortChanges(changes);
      if (Object.keys(settled).length > 0) {
        canvas.place(unplaced(nodes, canvas.getState().positions));
        canvas.change(changeOf(settled, inner), Object.keys(sized).length > 0 ? 'size' : undefined);
      }
      if (Object.keys(sized).length > 0) canvas.annotate(sized, 'size');
      if (chosen.length + unchosen.length === 0) return;
      const isLocal = (id: string) => id.startsWith('group:');
      const gone = new Set(unchosen);
      selection.select([
        ...new Set([...selection.getState().filter((id) => !gone.has(id)), ...chosen.filter((id) => !isLocal(id))]),
      ]);
      const chosenLocal = [...[...local].filter((id) => !gone.has(id)), ...chosen.filter(isLocal)];
      if (chosenLocal.length > 0 || local.size > 0) setLocal(new Set(chosenLocal));
    },
    [selection, canvas, local, nodes, inner],
  );

  const selectEdge = useCallback(
    (edge: FlowEdge) => {
      const [only, ...rest] = edge.data?.edge.entityIds ?? [];
      if (edge.data?.edge.kind === 'uses' && only !== undefined && rest.length === 0) {
        setLocal(new Set());
        selection.select([only]);
      } else {
        setLocal(new Set([edge.id]));
        selection.select([]);
      }
    },
    [selection],
  );

  const clear = useCallback(() => {
    setLocal(new Set());
    selection.select([]);
  }, [selection]);

  return {
    nodes: shownNodes,
    edges: shownEdges,
    onNodesChange,
    selectEdge,
    clear,
    local,
    setLocal,
    current: tabStop,
    setCurrent,
  };
}

type Sorted = {
  settled: Record<string, Point>;
  sized: NoteChanges;
  chosen: string[];
  unchosen: string[];
};

function sortChanges(changes: readonly NodeChange<FlowNode>[]): Sorted {
  const sorted: Sorted = { settled: {}, sized: {}, chosen: [], unchosen: [] };
  for (const change of changes) {
    if (change.type === 'position' && change.position !== undefined) {
      sorted.settled[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
    } else if (change.type === 'dimensions' && change.resizing !== undefined && change.dimensions !== undefined) {
      const { width, height } = change.dimensions;
      sorted.sized[change.id] = { width: Math.round(width), height: Math.round(height) };
    } else if (change.type === 'select') {
      const id = isApi(change.id) ? APP_ID : change.id;
      if (change.selected) sorted.chosen.push(id);
      else sorted.unchosen.push(id);
    }
  }
  return sorted;
}

/** Cards and notes that were dragged together are one step to undo; what stands in a frame has no place of its own. */
function changeOf(settled: Readonly<Record<string, Point>>, inner: ReadonlySet<string>) {
  const outer = Object.entries(settled).filter(([id]) => !inner.has(id));
  return {
    positions: Object.fromEntries(outer.filter(([id]) => !isNoteId(id))),
    notes: Object.fromEntries(outer.filter(([id]) => isNoteId(id))),
  };
}
