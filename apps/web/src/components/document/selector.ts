'use client';

import { useCallback, useRef, useSyncExternalStore } from 'react';

export type Readable<State> = { getState: () => State; subscribe: (listener: () => void) => () => void };

/** A part of a store's state. The component renders again only when that part is another one. */
export function useSelector<State, Part>(
  store: Readable<State>,
  select: (state: State) => Part,
  isEqual: (a: Part, b: Part) => boolean = Object.is,
): Part {
  const last = useRef<{ part: Part } | undefined>(undefined);
  const getPart = useCallback(() => {
    const part = select(store.getState());
    if (last.current === undefined || !isEqual(last.current.part, part)) last.current = { part };
    return last.current.part;
  }, [store, select, isEqual]);
  return useSyncExternalStore(store.subscribe, getPart, getPart);
}

/** Equal when every member is; for selections that make a new list or record each time. */
export function hasSameMembers(a: object, b: object): boolean {
  const keys = Object.keys(a);
  const other: Record<string, unknown> = { ...b };
  return (
    keys.length === Object.keys(b).length && Object.entries(a).every(([key, value]) => Object.is(other[key], value))
  );
}
