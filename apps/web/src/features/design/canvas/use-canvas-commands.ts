'use client';

import { useReactFlow } from '@xyflow/react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { writeUrlState } from '@/lib/url-state';
import type { DesignActions } from '../actions/use-design-actions';
import type { Frames, Point } from '../graph/frames';
import { freeCorner, isNoteId, NEW_NOTE } from '../graph/notes';
import { enterPanel } from '../problems/show-field';
import { useSelection } from '../selection/selection';
import { type CanvasCommand, commandOf, type KeyPress } from './canvas-keys';
import type { FlowEdge, FlowNode } from './flow-types';
import { useMotion } from './use-motion';
import { useNodeFocus } from './use-node-focus';
import { useNudge } from './use-nudge';

/** React's event, or the window's own. */
type CanvasKeyEvent = KeyPress & { timeStamp: number; defaultPrevented: boolean; preventDefault(): void };

type Context = {
  actions: DesignActions;
  edges: readonly FlowEdge[];
  nodes: readonly FlowNode[];
  frames: Frames;
  local: ReadonlySet<string>;
  setLocal: (ids: ReadonlySet<string>) => void;
  current: string | undefined;
  setCurrent: (id: string) => void;
  clear: () => void;
  places: (ids: readonly string[]) => Record<string, Point>;
  middle: () => Point;
  setGroup: (id: string, isOpen: boolean) => void;
  openPalette: () => void;
  openConnect: (id: string) => void;
  editNote: (id: string) => void;
  arrange: () => void;
  toggleMap: () => void;
};

/** `g d`, `g l` … go to other pages: the second key is not for the canvas. */
const GO_TO_MS = 1200;

/** The canvas by keyboard. */
export function useCanvasCommands(context: Context) {
  const { actions, edges, nodes, local, current, clear } = context;
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const selection = useSelection();
  const motion = useMotion();
  const { focusNode, moveFocus } = useNodeFocus(context);
  const nudge = useNudge(nodes, context.frames);
  const wentAt = useRef(Number.NEGATIVE_INFINITY);

  const chosen = () => [...selection.getState(), ...[...local].filter((id) => nodes.some((node) => node.id === id))];

  function removeSelected(): void {
    const edge = edges.find((each) => local.has(each.id))?.data?.edge;
    if (edge !== undefined) actions.removeEdge(edge);
    else if (selection.getState().length > 0) actions.remove(selection.getState());
  }

  function open(focused: string | undefined) {
    const id = focused ?? selection.getState()[0];
    if (id !== undefined && isNoteId(id)) return context.editNote(id);
    if (id?.startsWith('group:')) return toggle(id);
    if (focused !== undefined) focusNode(focused);
    writeUrlState({ panel: 'config' });
    enterPanel();
  }

  function toggle(focused: string | undefined): void {
    const group = nodes.find((node) => node.id === focused);
    if (group?.type === 'routes') context.setGroup(group.id, !group.data.isExpanded);
  }

  function addNote(): void {
    const { x, y } = context.middle();
    const corner = { x: x - NEW_NOTE.width / 2, y: y - NEW_NOTE.height / 2 };
    const taken = nodes.flatMap((node) =>
      node.parentId === undefined ? [{ ...node.position, width: node.width ?? 0, height: node.height ?? 0 }] : [],
    );
    const id = actions.addNote(freeCorner(corner, taken));
    if (id !== undefined) context.editNote(id);
  }

  function run(command: Extract<CanvasCommand, string>, focused?: string): void {
    const ids = selection.getState();
    const does: Record<typeof command, () => unknown> = {
      delete: removeSelected,
      undo: actions.undo,
      redo: actions.redo,
      duplicate: () => actions.duplicate(ids, context.places(ids)),
      'select-all': () =>
        selection.select(
          nodes
            .filter((node) => node.type === 'note' || (node.type === 'card' && !node.id.startsWith('api:')))
            .map((node) => node.id),
        ),
      open: () => open(focused),
      toggle: () => toggle(focused ?? current),
      add: context.openPalette,
      note: addNote,
      connect: () => context.openConnect(focused ?? ids[0] ?? current ?? ''),
      arrange: context.arrange,
      map: context.toggleMap,
      fit: () => flow.fitView({ duration: motion(150), padding: 0.15, maxZoom: 1 }),
      'zoom-selection': () =>
        flow.fitView({ nodes: chosen().map((id) => ({ id })), duration: motion(150), padding: 0.4, maxZoom: 1 }),
      'zoom-in': () => flow.zoomIn({ duration: motion(120) }),
      'zoom-out': () => flow.zoomOut({ duration: motion(120) }),
      deselect: clear,
    };
    void does[command]();
  }

  function onKeyDown(event: CanvasKeyEvent): void {
    const isGoing = event.timeStamp - wentAt.current < GO_TO_MS;
    wentAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const command = event.defaultPrevented || isGoing ? undefined : commandOf(event);
    if (command === undefined) return;
    const focused =
      event.target instanceof HTMLElement
        ? event.target.closest<HTMLElement>('.react-flow__node')?.dataset.id
        : undefined;
    const isOnButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
    if ((command === 'open' || command === 'toggle') && isOnButton) return;
    event.preventDefault();
    if (typeof command === 'object') {
      if ('move' in command) moveFocus(command.move, focused, command.isAdding);
      else nudge(chosen(), command.nudge, command.isFar);
      return;
    }
    run(command, focused);
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

  return { onKeyDown, run, focusNode, addNote };
}
