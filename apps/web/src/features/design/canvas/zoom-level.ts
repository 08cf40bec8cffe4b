'use client';

import { useStore } from '@xyflow/react';

/** Below this zoom words cannot be read: cards are plain boxes, which draw many times faster. */
const READABLE = 0.35;

export function useIsFar(): boolean {
  return useStore((state) => state.transform[2] < READABLE);
}
