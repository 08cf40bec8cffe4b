'use client';

import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '@/lib/api';
import { useCapturePolicy } from '@/lib/capture';
import { addToHistory, clearHistory, type HistoryEntry, readHistory } from './model/history';

export function useSendRequest() {
  return useMutation(api.invocations.request.mutationOptions());
}

export function useInvoke() {
  return useMutation(api.invocations.invoke.mutationOptions());
}

/** What was sent from this browser, newest first. */
export function useRequestHistory(projectId: string) {
  const policy = useCapturePolicy();
  const stored = useMemo(
    () => (policy === undefined ? [] : readHistory(window.localStorage, projectId, policy)),
    [projectId, policy],
  );
  // Whole while this panel stands; what is stored of them is what the project lets be kept.
  const [whole, setWhole] = useState<HistoryEntry[]>([]);
  const [isCleared, setIsCleared] = useState(false);
  const wholeIds = new Set(whole.map(({ id }) => id));
  return {
    entries: [...whole, ...(isCleared ? [] : stored.filter(({ id }) => !wholeIds.has(id)))],
    isKept: policy?.isOn === true,
    add: (entry: HistoryEntry) => {
      setWhole((before) => [entry, ...before]);
      if (policy !== undefined) addToHistory(window.localStorage, projectId, { entry, policy });
    },
    clear: () => {
      clearHistory(window.localStorage, projectId);
      setWhole([]);
      setIsCleared(true);
    },
  };
}
