'use client';

import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import { writeUrlState } from '@/lib/url-state';
import type { DesignActions } from '../actions/use-design-actions';
import { enterPanel } from '../problems/show-field';
import { useSelection } from '../selection/selection';
import { commandOf, type KeyPress } from './canvas-keys';
import type { FlowEdge, FlowNode } from './flow-nodes';
import { nearestNode } from './nearest-node';

/** React's event, or the window's own. */
type CanvasKeyEvent = KeyPress & { defaultPrevented: boolean; preventDefault(): void };

type Context = {
  actions: DesignActions;
  edges: readonly FlowEdge[];
  nodes: readonly FlowNode[];
  local: ReadonlySet<string>;
  clear: () => void;
  openPalette: () => void;
};

/** The canvas by keyboard. */
export function useCanvasCommands({ actions, edges, nodes, local, clear, openPalette }: Context) {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const selection = useSelection();

  function move(direction: 'left' | 'right' | 'up' | 'down', focused: string | undefined): void {
    const places = flow.getNodes().map((node) => {
      const at = flow.getInternalNode(node.id)?.internals.positionAbsolute ?? node.position;
      return { id: node.id, x: at.x + (node.width ?? 0) / 2, y: at.y + Math.min(node.height ?? 0, 64) / 2 };
    });
    const [first] = selection.getState();
    const current = places.find((place) => place.id === (focused ?? first));
    const next = current === undefined ? places[0]?.id : nearestNode(places, current, direction);
    if (next === undefined) return;
    focusNode(next);
  }

  function focusNode(id: string): void {
    const node = nodes.find((each) => each.id === id);
    if (node?.type === 'card' && !id.startsWith('api:')) selection.select([id]);
    const internal = flow.getInternalNode(id);
    if (internal !== undefined) {
      const { x, y } = internal.internals.positionAbsolute;
      const zoom = Math.max(flow.getZoom(), 0.5);
      void flow.setCenter(x + (internal.width ?? 0) / 2, y + Math.min(internal.height ?? 0, 200) / 2, {
        zoom,
        duration: 0,
      });
    }
    // The card may be drawn only now that it is in sight.
    requestAnimationFrame(() => {
      document
        .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
    });
  }

  function removeSelected(): void {
    const edge = edges.find((each) => local.has(each.id))?.data?.edge;
    if (edge !== undefined) actions.removeEdge(edge);
    else if (selection.getState().length > 0) actions.remove(selection.getState());
  }

  function onKeyDown(event: CanvasKeyEvent): void {
    const command = event.defaultPrevented ? undefined : commandOf(event);
    if (command === undefined) return;
    const focused =
      event.target instanceof HTMLElement
        ? event.target.closest<HTMLElement>('.react-flow__node')?.dataset.id
        : undefined;
    const isOnButton = event.target instanceof HTMLElement && event.target.closest('button') !== null;
    if (command === 'open' && isOnButton) return;
    event.preventDefault();
    if (typeof command === 'object') {
      move(command.move, focused);
      return;
    }
    switch (command) {
      case 'delete':
        removeSelected();
        break;
      case 'undo':
        actions.undo();
        break;
      case 'redo':
        actions.redo();
        break;
      case 'duplicate':
        actions.duplicate(selection.getState());
        break;
      case 'select-all':
        selection.select(
          nodes.filter((node) => node.type === 'card' && !node.id.startsWith('api:')).map((node) => node.id),
        );
        break;
      case 'open':
        if (focused !== undefined) focusNode(focused);
        writeUrlState({ panel: 'config' });
        enterPanel();
        break;
      case 'add':
        openPalette();
        break;
      case 'fit':
        void flow.fitView({ duration: 150, padding: 0.15, maxZoom: 1 });
        break;
      case 'zoom-selection':
        void flow.fitView({
          nodes: selection.getState().map((id) => ({ id })),
          duration: 150,
          padding: 0.4,
          maxZoom: 1,
        });
        break;
      case 'zoom-in':
        void flow.zoomIn({ duration: 120 });
        break;
      case 'zoom-out':
        void flow.zoomOut({ duration: 120 });
        break;
      case 'deselect':
        clear();
        break;
    }
  }

  // Who has just come to the page has the focus nowhere: the canvas is what its keys are for.
  const onPageKey = useEffectEvent(onKeyDown);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.target === document.body) onPageKey(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return { onKeyDown, focusNode };
}
