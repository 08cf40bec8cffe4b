'use client';

import { useSyncExternalStore } from 'react';

/** What lies over the page: opened from several places, drawn once. */
type Layer = 'palette' | 'shortcuts' | 'menu' | undefined;

let layer: Layer;
const listeners = new Set<() => void>();

export function openPalette() {
  setLayer('palette');
}

/** The rail, where there is no room for one. */
export function openMenu() {
  setLayer('menu');
}

export function openShortcuts() {
  setLayer('shortcuts');
}

export function setLayer(next: Layer) {
  layer = next;
  for (const listener of listeners) listener();
}

export function useLayer(): Layer {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => layer,
    () => undefined,
  );
}
