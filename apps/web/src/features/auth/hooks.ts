'use client';

import { useQuery } from '@tanstack/react-query';
import { findEntrance } from '@/lib/entrance';

/** Who may sign up here, and whether mail can be sent. */
export function useEntrance() {
  return useQuery({ queryKey: ['entrance'], queryFn: findEntrance, staleTime: 60_000 });
}
