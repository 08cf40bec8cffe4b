'use client';

import { type ReactNode, useEffect, useSyncExternalStore } from 'react';

/** Something that the command palette (⌘K) offers. */
export type Command = {
  /** Unique among all that are registered. */
  id: string;
  title: string;
  /** Under which heading: “Constructs”, “Go to”. */
  group: string;
  icon?: ReactNode;
  /** At the right, quieter: a path, a kind. */
  hint?: string;
  /** Further words by which it is found. */
  keywords?: readonly string[];
  /** Shown only; `useShortcuts` makes it work. */
  shortcut?: string;
  run: () => void;
};

/** The command that the menu of the account offers, too, where there is a tour to take. */
export const TOUR_COMMAND = 'tour';

const registered = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

/** Offers commands in the palette while the component is mounted. Memoize the array: a new one registers anew. */
export function useCommands(commands: readonly Command[]) {
  useEffect(() => {
    const key = Symbol('commands');
    registered.set(key, commands);
    notify();
    return () => {
      registered.delete(key);
      notify();
    };
  }, [commands]);
}

export function useRegisteredCommands(): readonly Command[] {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => all,
    () => all,
  );
}

function notify() {
  all = [...registered.values()].flat();
  for (const listener of listeners) listener();
}
