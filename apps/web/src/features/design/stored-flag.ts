'use client';

import { useCallback } from 'react';
import { useStoredState } from '@/lib/stored-state';

/** Something that is shown or hidden, as this browser remembers it. */
export function useStoredFlag(key: string, initial: boolean): { value: boolean; set: (value: boolean) => void } {
  const [stored, setStored] = useStoredState(key);
  const set = useCallback((value: boolean) => setStored(value ? 'shown' : 'hidden'), [setStored]);
  return { value: stored === undefined ? initial : stored === 'shown', set };
}
