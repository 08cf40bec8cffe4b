'use client';

import { type Connection, type FinalConnectionState, useReactFlow } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { DesignActions } from '../actions/use-design-actions';
import { type ConnectionTarget, connect } from '../graph/connections';
import type { Point } from '../graph/frames';
import type { Graph } from '../graph/graph';
import { nodesAt } from './node-at';
import type { PaletteRequest } from './palette';
import { fitsAtEndOf } from './palette-filter';

type Drawn = { id: string; isBackwards: boolean };
type OpenPalette = (request: PaletteRequest & { at: Point; line: Drawn }) => void;

/** Drawing a line from a port: to a card it connects, into empty space it asks what to add there. */
export function useDrawnLine(graph: Graph, actions: DesignActions, openPalette: OpenPalette) {
  const { store } = useOpenDocument();
  const flow = useReactFlow();
  const [line, setLine] = useState<Drawn>();

  const routesOf = useCallback(
    (id: string): readonly string[] => {
      const node = graph.nodes.find((each) => each.id === id);
      return node?.type === 'group' ? node.group.routes.map((route) => route.id) : [];
    },
    [graph],
  );
  const targetOf = useCallback(
    (id: string): ConnectionTarget => (id.startsWith('group:') ? { id, routeIds: routesOf(id) } : { id }),
    [routesOf],
  );

  const isValidConnection = useCallback(
    ({ source, target }: Pick<Connection, 'source' | 'target'>) =>
      'edits' in connect(store.getState().document.spec, source, targetOf(target)),
    [store, targetOf],
  );

  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      setLine(undefined);
      const from = state.fromNode?.id;
      if (from === undefined) return;
      const isBackwards = state.fromHandle?.type === 'target';
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (point === undefined) return;
      const { clientX: x, clientY: y } = point;
      const hit = nodesAt({ x, y });
      const to = state.toNode?.id ?? hit.find((id) => id !== from);
      if (to !== undefined && to !== from) {
        if (isBackwards) actions.connect(to, targetOf(from));
        else actions.connect(from, targetOf(to));
      } else if (to === undefined && hit.length === 0) {
        const accepts = fitsAtEndOf(store.getState().document.spec, from, isBackwards);
        openPalette({
          x,
          y,
          accepts,
          title: 'Add at the end of the line…',
          at: flow.screenToFlowPosition({ x, y }),
          line: { id: from, isBackwards },
        });
      }
    },
    [actions, flow, openPalette, store, targetOf],
  );

  return {
    line,
    targetOf,
    routesOf,
    isValidConnection,
    onConnectEnd,
    onConnectStart: useCallback(
      (_: unknown, { nodeId, handleType }: { nodeId: string | null; handleType: string | null }) => {
        if (nodeId !== null) setLine({ id: nodeId, isBackwards: handleType === 'target' });
      },
      [],
    ),
  };
}
