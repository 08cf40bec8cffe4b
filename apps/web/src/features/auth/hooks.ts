'use client';

import { useQuery } from '@tanstack/react-query';
import { findEntrance } from '@/lib/entrance';
import { findProviderOffer } from '@/lib/open-id';

/** Who may sign up here, and whether mail can be sent. */
export function useEntrance() {
  return useQuery({ queryKey: ['entrance'], queryFn: findEntrance, staleTime: 60_000 });
}

/** The company's provider, if one is set up. */
export function useProviderOffer() {
  return useQuery({ queryKey: ['provider-offer'], queryFn: findProviderOffer, staleTime: 60_000 });
}
