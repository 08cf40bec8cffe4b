'use client';

import { useReactFlow } from '@xyflow/react';
import { type DragEvent, type RefObject, useCallback, useState } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import type { DesignActions } from '../actions/use-design-actions';
import { type CatalogueEntry, catalogue } from '../graph/catalogue';
import type { Point } from '../graph/frames';
import type { FlowNode } from './flow-types';
import type { PaletteRequest } from './palette';
import { PALETTE_DATA } from './palette-data';
import { unplaced } from './unplaced';

type OpenPalette = PaletteRequest & { at?: Point; line?: { id: string; isBackwards: boolean } | undefined };

/** What can be added: by the button or a key, where a line ends, where one clicked, or by dragging it onto the canvas. */
export function useCanvasPalette(
  frame: RefObject<HTMLElement | null>,
  { nodes, actions }: { nodes: readonly FlowNode[]; actions: DesignActions },
) {
  const { canvas } = useOpenDocument();
  const flow = useReactFlow();
  const [request, open] = useState<OpenPalette>();

  const addAt = (entry: CatalogueEntry, at: Point | undefined, line?: OpenPalette['line']) => {
    if (at !== undefined) canvas.place(unplaced(nodes, canvas.getState().positions));
    actions.add(entry, { at, line });
    open(undefined);
  };

  return {
    request,
    open,
    close: () => open(undefined),
    openAtCorner: useCallback(() => {
      const box = frame.current?.getBoundingClientRect();
      open({ x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + 44 });
    }, [frame]),
    openAt: (asked: PaletteRequest) => open({ ...asked, at: flow.screenToFlowPosition(asked) }),
    add: (entry: CatalogueEntry) => addAt(entry, request?.at, request?.line),
    addNew: (entry: CatalogueEntry) => addAt(entry, undefined),
    onDragOver(event: DragEvent) {
      if (event.dataTransfer.types.includes(PALETTE_DATA)) event.preventDefault();
    },
    onDrop(event: DragEvent) {
      const entry = catalogue.find((each) => each.id === event.dataTransfer.getData(PALETTE_DATA));
      if (entry !== undefined) addAt(entry, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    },
  };
}
