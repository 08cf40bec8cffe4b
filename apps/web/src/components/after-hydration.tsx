'use client';

import { type ReactNode, useSyncExternalStore } from 'react';

/**
 * Shows its children once React has taken the page over. What the server drew without data must not be taken over with
 * it: where the data came first, React would leave attributes (a disabled button, for one) as the server wrote them.
 */
export function AfterHydration({ children }: { children: ReactNode }) {
  const isTakenOver = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return isTakenOver ? children : null;
}
