'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/lib/api';
import { addToHistory, clearHistory, type HistoryEntry, readHistory } from './model/history';

export function useSendRequest() {
  return useMutation(api.invocations.request.mutationOptions());
}

export function useInvoke() {
  return useMutation(api.invocations.invoke.mutationOptions());
}

/** What was sent from this browser, newest first. */
export function useRequestHistory(projectId: string) {
  const [entries, setEntries] = useState<HistoryEntry[]>(() => readHistory(window.localStorage, projectId));
  return {
    entries,
    add: (entry: HistoryEntry) => setEntries(addToHistory(window.localStorage, projectId, entry)),
    clear: () => {
      clearHistory(window.localStorage, projectId);
      setEntries([]);
    },
  };
}
