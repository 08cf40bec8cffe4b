'use client';

import { type OnMove, useStoreApi } from '@xyflow/react';
import { useMemo, useRef } from 'react';

/** Marks the canvas while it or something on it moves, for the style sheet alone: no frame waits for React. */
export function useMoving() {
  const store = useStoreApi();
  const lastZoom = useRef<number>(undefined);
  return useMemo(() => {
    const mark = (moving: 'canvas' | 'nodes' | undefined) => {
      const { domNode } = store.getState();
      if (domNode === null || domNode.dataset.moving === moving) return;
      if (moving === undefined) delete domNode.dataset.moving;
      else domNode.dataset.moving = moving;
    };
    const onMove: OnMove = (_, { zoom }) => {
      mark(lastZoom.current === zoom ? 'canvas' : undefined);
      lastZoom.current = zoom;
    };
    return {
      onMove,
      onMoveEnd: () => mark(undefined),
      dragStarts: () => mark('nodes'),
      dragStops: () => mark(undefined),
    };
  }, [store]);
}
