'use client';

import { useSyncExternalStore } from 'react';
import { describeFailure } from '@/lib/api-error';
import { whenReachable } from '@/lib/when-reachable';

type Action = { label: string; onClick: () => void };
type Options = { description?: string | undefined; action?: Action | undefined };

/** What a page says in passing. Nothing that must be read is said only here. */
export const toast = {
  success(title: string, { description, action }: Options = {}) {
    void load().then((show) => show.success(title, { description, action, duration: durationOf(action, 3000) }));
  },
  message(title: string, { description, action }: Options = {}) {
    void load().then((show) => show(title, { description, action, duration: durationOf(action, 4000) }));
  },
  /** `whatFailed` is a sentence's beginning: “The stage could not be deleted”. */
  failure(whatFailed: string, error: unknown, action?: Action) {
    const { message } = describeFailure(error);
    void load().then((show) => show.error(whatFailed, { description: message, action, duration: 10_000 }));
  },
};

// Loaded with the first toast, since most pages never show one; shown once there is a place for it.
let isWanted = false;
const listeners = new Set<() => void>();
let setPlaced = () => {};
const placed = new Promise<void>((resolve) => {
  setPlaced = resolve;
});

async function load() {
  isWanted = true;
  for (const listener of listeners) listener();
  const [{ toast: show }] = await Promise.all([whenReachable(() => import('sonner')), placed]);
  return show;
}

/** Whether the place for toasts is needed; it says so when it is there. */
export function useIsToastWanted(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => isWanted,
    () => false,
  );
}

export function sayToasterPlaced() {
  setPlaced();
}

function durationOf(action: Action | undefined, ms: number): number {
  return action === undefined ? ms : 8000;
}
