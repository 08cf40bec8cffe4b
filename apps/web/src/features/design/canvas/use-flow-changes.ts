'use client';

import { APP_ID } from '@chalice-studio/appspec';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { Point } from '../graph/frames';
import { REST_API_ID, WEBSOCKET_API_ID } from '../graph/graph';
import { useSelectedIds, useSelection } from '../selection/selection';
import type { FlowEdge, FlowNode } from './flow-nodes';
import { unplaced } from './unplaced';

/** Selecting and dragging: the selection lives in the page, a place is saved when a drag ends. */
export function useFlowChanges(nodes: readonly FlowNode[], edges: readonly FlowEdge[]) {
  const { canvas } = useOpenDocument();
  const selection = useSelection();
  const selected = useSelectedIds();
  const [dragged, setDragged] = useState<Readonly<Record<string, Point>>>({});
  /** A group, or a line of several reasons, is no entity of the document: it can be selected on the canvas only. */
  const [local, setLocal] = useState<ReadonlySet<string>>(new Set());

  const shownNodes = useMemo(() => {
    const chosen = new Set([...selected, ...local]);
    return nodes.map((node) => {
      const position = dragged[node.id];
      const isSelected = chosen.has(isApi(node.id) ? APP_ID : node.id);
      if (position === undefined && !isSelected) return node;
      return { ...node, selected: isSelected, ...(position === undefined ? {} : { position }) };
    });
  }, [nodes, selected, local, dragged]);

  const shownEdges = useMemo(() => {
    const chosen = new Set([...selected, ...local]);
    return edges.map((edge) => {
      const isChosen =
        chosen.has(edge.id) ||
        (edge.data?.edge.kind === 'uses' && edge.data.edge.entityIds.some((id) => chosen.has(id)));
      return isChosen ? { ...edge, selected: true } : edge;
    });
  }, [edges, selected, local]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const moved: Record<string, Point> = {};
      const settled: Record<string, Point> = {};
      const chosen = new Set(selection.getState());
      const chosenLocal = new Set(local);
      let isSelecting = false;
      for (const change of changes) {
        if (change.type === 'position' && change.position !== undefined) {
          const point = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
          if (change.dragging === true) moved[change.id] = point;
          else settled[change.id] = point;
        } else if (change.type === 'select') {
          isSelecting = true;
          const set = change.id.startsWith('group:') ? chosenLocal : chosen;
          const id = isApi(change.id) ? APP_ID : change.id;
          if (change.selected) set.add(id);
          else set.delete(id);
        }
      }
      if (Object.keys(moved).length > 0) setDragged((before) => ({ ...before, ...moved }));
      if (Object.keys(settled).length > 0) {
        canvas.place(unplaced(nodes, canvas.getState().positions));
        canvas.move(settled);
        setDragged({});
      }
      if (!isSelecting) return;
      selection.select([...chosen]);
      if (chosenLocal.size > 0 || local.size > 0) setLocal(chosenLocal);
    },
    [selection, canvas, local, nodes],
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

  return { nodes: shownNodes, edges: shownEdges, onNodesChange, selectEdge, clear, local };
}

/** The two APIs are settings of the app. */
const isApi = (id: string) => id === REST_API_ID || id === WEBSOCKET_API_ID;
