'use client';

import { useCallback } from 'react';

/** How long the view takes to move: no time at all for those who asked for less motion. */
export function useMotion(): (ms: number) => number {
  return useCallback((ms) => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms), []);
}
