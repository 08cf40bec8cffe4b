'use client';

import { useCallback, useState } from 'react';

/** Which groups of routes show their routes; kept in this browser, where it differs from what the size suggests. */
export function useOpenGroups(projectId: string) {
  const key = `chalice-studio:groups:${projectId}`;
  const [chosen, setChosen] = useState<Record<string, boolean>>(() => read(key));
  const set = useCallback(
    (id: string, isOpen: boolean) =>
      setChosen((before) => {
        const next = { ...before, [id]: isOpen };
        window.localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const isExpanded = useCallback((id: string, isSmall: boolean) => chosen[id] ?? isSmall, [chosen]);
  return { isExpanded, set };
}

function read(key: string): Record<string, boolean> {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(key) ?? '{}');
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'));
  } catch (cause) {
    if (cause instanceof SyntaxError) return {};
    throw cause;
  }
}
